// What a reader does with the page, each step by keyboard where a keyboard can: filters, sorting,
// hiding outlets, coding, saving, and the address that brings the same view back. And axe-core.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

export const drawn = (page) => page.waitForSelector('html[data-drawn="yes"]', { state: "attached", timeout: 60_000 });
const AXE_TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

/// WCAG 2.2 AA on what is on the screen now. The script comes from the test, not from the page.
export async function checkAccess(page, name, fail) {
  // What scrolls under the bar at the top is not what is asked. Every section as it is when it is on the screen:
  // of one that is not, the browser says how large it is about.
  await page.evaluate(() => {
    scrollTo({ top: 0, behavior: "instant" });
    document.querySelectorAll("main > section").forEach((section) => { section.style.contentVisibility = "visible"; });
  });
  const source = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
  const session = await page.context().newCDPSession(page);
  await session.send("Runtime.evaluate", { expression: source });
  const { result } = await session.send("Runtime.evaluate", {
    expression: `axe.run(document, { runOnly: ${JSON.stringify(AXE_TAGS)} }).then((r) => JSON.stringify(r.violations.map((v) => [v.id, v.nodes.length, v.nodes.slice(0, 3).map((n) => n.html.slice(0, 160) + " | " + (n.any[0]?.message ?? "").slice(0, 200))])))`,
    awaitPromise: true, returnByValue: true,
  });
  await session.detach();
  for (const [id, count, nodes] of JSON.parse(result.value ?? "[]")) fail(`axe, ${name}: ${id} (${count}): ${nodes.join(" || ")}`);
}

/// From the top by Tab alone: the skip link, contents, toolbar; a number opens its panel by Enter, Escape
/// closes it and the focus returns to the number.
async function checkKeyboard(page, fail) {
  await page.evaluate(() => { scrollTo(0, 0); document.body.focus(); });
  await page.keyboard.press("Tab");
  const first = await page.evaluate(() => document.activeElement?.className);
  if (first !== "skip") fail(`keyboard: the first stop is "${first}", not the skip link`);
  for (let step = 0; step < 120; step += 1) {
    if (await page.evaluate(() => document.activeElement?.matches("main button.number[data-number]") ?? false)) break;
    await page.keyboard.press("Tab");
  }
  const number = await page.evaluate(() => document.activeElement?.getAttribute("data-pointer") ?? null);
  if (number === null) return fail("keyboard: no number was reached by Tab");
  const outlined = await page.evaluate(() => getComputedStyle(document.activeElement).outlineStyle !== "none");
  if (!outlined) fail("keyboard: the focused number has no outline");
  await page.keyboard.press("Enter");
  if (!(await page.evaluate(() => document.getElementById("panel").open))) return fail("keyboard: Enter opened no panel");
  await page.keyboard.press("Escape");
  const back = await page.evaluate(() => (document.getElementById("panel").open ? "open" : document.activeElement?.getAttribute("data-pointer") ?? null));
  if (back !== number) fail(`keyboard: after Escape the focus is at "${back}", not at "${number}"`);
  return undefined;
}

/// Each evidence filter leaves only what it says, and stands in the address.
async function checkFilters(page, fail) {
  const labels = await page.$$eval("#evidence .filters label > span", (spans) => spans.map((s) => s.textContent));
  for (const wanted of ["Outlet", "About", "Axis", "Voice", "Wording", "Term"]) if (!labels.includes(wanted)) fail(`filters: none for ${wanted}`);
  const shown = () => page.$$eval("#evidence ol.evidence > li", (items) => items.map((i) => i.textContent));
  await page.selectOption("#evidence label:nth-child(5) select", "");
  for (const [at, name] of [[1, "outlet"], [3, "axis"]]) {
    const option = await page.$eval(`#evidence label:nth-child(${at}) select`, (s) => (s.options.length > 1 ? [s.options[1].value, s.options[1].textContent] : null));
    if (!option) continue;
    await page.selectOption(`#evidence label:nth-child(${at}) select`, option[0]);
    const items = await shown();
    if (items.some((text) => !text.includes(option[1]))) fail(`filters: ${name} "${option[1]}" shows something else`);
    if (!(await page.evaluate(() => location.hash)).includes(`e.${name}=`)) fail(`filters: ${name} is not in the address`);
    await page.selectOption(`#evidence label:nth-child(${at}) select`, "");
  }
}

/// Sorting by a column orders its numbers, and the address brings the order back.
async function checkSorting(page, fail) {
  const values = () => page.$$eval("#compared tbody tr", (rows) => rows.map((r) => Number(r.cells[3].querySelector("[data-number]").dataset.number)));
  await page.click("#compared thead th:nth-child(4) button");
  const sorted = await values();
  if (sorted.some((v, i) => i > 0 && v > sorted[i - 1])) fail(`sorting: ${sorted.join(" ")} do not fall`);
  await page.reload();
  await drawn(page);
  if (String(await values()) !== String(sorted)) fail("sorting: the address does not bring the order back");
}

/// Hidden outlets: no name anywhere on the page, and a way to guess.
async function checkHidden(page, report, fail) {
  await page.evaluate(() => [...document.querySelectorAll("#toolbar button")].find((b) => /Hide outlets/.test(b.textContent)).click());
  await drawn(page);
  await page.evaluate(() => { document.querySelectorAll("main details").forEach((d) => { if (!d.closest("#classroom")) d.open = true; }); });
  await page.waitForTimeout(100);
  const parts = "header, #toolbar, main > section:not(#classroom)";
  const text = await page.evaluate((from) => [...document.querySelectorAll(from)].flatMap((e) => [e.textContent, ...[...e.querySelectorAll("[aria-label], [title]")].map((x) => `${x.getAttribute("aria-label")} ${x.title}`)]).join(" "), parts);
  // However a name is written: "Press TV", "PressTV", "press-tv".
  const letters = (words) => words.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "");
  const all = letters(text);
  for (const { outlet } of report.outlets) {
    if (outlet.length > 3 && text.includes(outlet)) fail(`hidden outlets: "${outlet.slice(0, 40)}" is on the page`);
    else if (/\S\s+\S/.test(outlet) && letters(outlet).length > 6 && all.includes(letters(outlet))) fail(`hidden outlets: "${outlet.slice(0, 40)}" is on the page in another spelling`);
  }
  if ((await page.$$("#classroom .guesses select")).length === 0) fail("hidden outlets: nothing to guess with");
  await page.evaluate(() => [...document.querySelectorAll("#toolbar button")].find((b) => /Show outlets/.test(b.textContent)).click());
  await drawn(page);
}

async function saved(page, action) {
  const [download] = await Promise.all([page.waitForEvent("download"), action()]);
  return { name: download.suggestedFilename(), text: readFileSync(await download.path(), "utf8") };
}

/// Charts save as SVG and CSV; ratings as what `parallax agree` reads; nothing is requested.
async function checkSaving(page, fail) {
  const chart = await page.$("figure.chart");
  if (chart) {
    await chart.scrollIntoViewIfNeeded();
    const svg = await saved(page, () => chart.$("button >> nth=0").then((b) => b.click()));
    if (!svg.name.endsWith(".svg") || !svg.text.startsWith("<svg") || /var\(--|<script/.test(svg.text)) fail(`saving: ${svg.name} is no SVG that stands alone`);
    const csv = await saved(page, () => chart.$("button >> nth=1").then((b) => b.click()));
    if (!csv.name.endsWith(".csv") || csv.text.split("\n").length < 3) fail(`saving: ${csv.name} holds no rows`);
  } else {
    fail("saving: the page has no chart");
  }
  const radio = await page.$("#classroom input[type=radio]");
  if (!radio) return;
  await radio.check();
  const buttons = await page.$$("#classroom .buttons button");
  await buttons[0].click();
  if (!/agree on/.test(await page.textContent("#coding-result"))) fail("coding: no comparison");
  const ratings = await saved(page, () => buttons[1].click());
  if (!ratings.text.startsWith("unit,coder,rating\n") || !/,me,/.test(ratings.text) || !/,parallax,/.test(ratings.text)) fail(`coding: ratings.csv begins ${ratings.text.slice(0, 60)}`);
}

/// The worksheet has sentences and boxes to tick, and names no outlet before its key.
async function checkWorksheet(page, report, fail) {
  const button = await page.$("#classroom .buttons button >> nth=2");
  if (!button) return;
  await page.evaluate(() => { window.print = () => { window.__printed = (window.__printed ?? 0) + 1; }; });
  await button.click();
  const sheet = await page.evaluate(() => {
    const all = [...document.getElementById("worksheet").children];
    const key = all.findIndex((e) => e.classList.contains("key-page"));
    return { printed: window.__printed, ticks: document.querySelectorAll("#worksheet .tick").length, key, asked: all.slice(0, key).map((e) => e.textContent).join(" ") };
  });
  if (sheet.printed !== 1 || sheet.key < 0 || sheet.ticks === 0) fail(`worksheet: printed ${sheet.printed}, ${sheet.ticks} boxes, key at ${sheet.key}`);
  for (const { outlet } of report.outlets) if (outlet.length > 3 && sheet.asked.includes(outlet)) fail(`worksheet: names "${outlet.slice(0, 40)}"`);
  await page.evaluate(() => window.dispatchEvent(new Event("afterprint")));
}

export async function checkReading(page, report, fail) {
  await checkKeyboard(page, fail);
  await checkFilters(page, fail);
  if (report.outlets.length > 1) await checkSorting(page, fail);
  if (report.outlets.length > 1) await checkHidden(page, report, fail);
  await checkSaving(page, fail);
  await checkWorksheet(page, report, fail);
}
