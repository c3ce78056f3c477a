// Opens a report page in Chromium and checks what a reader relies on:
//   node tests/web/check_page.mjs INDEX_HTML [REPORT_JSON] [--screenshots DIR]
// - the JSON inside, written by columns, holds what report.json holds at the same places;
// - it loads from file:// without a console message, a page error or any network request;
// - no text of the report ran as script (window.__pwned), became a link other than http(s) or
//   escaped its element;
// - every element with data-number shows the report's number at its JSON pointer;
// - every number button opens a panel with evidence;
// - keyboard, filters, sorting, hidden outlets, saving and coding work (reader_checks.mjs), of every
//   chart, table and choice, and on paper (state_checks.mjs);
// - axe-core finds no violation of WCAG 2.2 AA, light and dark, with and without the panel;
// - at 390 px the page does not scroll sideways.
// REPORT_JSON defaults to report.json beside the page, else the JSON inside the page.
// Exit codes: 0 good, 1 a check failed, 2 usage, 77 skipped (no playwright-core or no Chromium).
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { checkColumns, readPage } from "./column_checks.mjs";
import { checkAccess, checkReading, drawn } from "./reader_checks.mjs";
import { checkAddress, checkCharts, checkClassroom, checkEvidenceFilters, checkPrint, checkTables, checkTips } from "./state_checks.mjs";

const CHROMIUM = process.env.CHROMIUM ?? "/usr/bin/chromium";
const FLAGS = [
  "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
  "--disable-background-networking", "--disable-component-update", "--disable-sync",
];

function skip(reason) {
  console.error(`check_page: skipped: ${reason}`);
  process.exit(77);
}

async function loadPlaywright() {
  const places = ["playwright-core"];
  for (const folder of (process.env.NODE_PATH ?? "").split(":").filter(Boolean)) {
    places.push(pathToFileURL(join(folder, "playwright-core", "index.mjs")).href);
  }
  for (const place of places) {
    try {
      return await import(place);
    } catch {
      continue;
    }
  }
  return skip("playwright-core is not installed (npm install playwright-core)");
}

function atPointer(json, pointer) {
  return pointer.split("/").slice(1).reduce((value, key) => value?.[key.replace(/~1/g, "/").replace(/~0/g, "~")], json);
}

function sumAt(json, pointers) {
  return pointers.split(" ").filter(Boolean).reduce((total, pointer) => {
    const value = atPointer(json, pointer);
    return typeof value === "number" ? total + value : NaN;
  }, 0);
}

/// What the element must say, from the report alone.
function expectedNumber(report, shown) {
  const total = sumAt(report, shown.pointer);
  return shown.of === null ? total : (Number(shown.scale) * total) / sumAt(report, shown.of);
}

function checkNumbers(report, numbers, fail) {
  for (const shown of numbers) {
    const expected = expectedNumber(report, shown);
    const close = Math.abs(Number(shown.number) - expected) <= 1e-9 * Math.max(1, Math.abs(expected));
    if (!close) fail(`data-number ${shown.number} at "${shown.pointer}", the report says ${expected}`);
    // A sign before a count names a pole; before a value below 0 it is its own.
    const text = Number(shown.text.replace(/[,+]/g, "").replace("−", expected < 0 ? "-" : ""));
    const rounded = (shown.percent ? 100 : 1) * expected;
    if (!(Math.abs(text - rounded) <= 0.5 * 10 ** -Number(shown.digits) + 1e-9)) {
      fail(`"${shown.text}" is shown for ${rounded} at "${shown.pointer}"`);
    }
  }
}

const readNumbers = (page) => page.$$eval("[data-number]", (elements) => elements.map((e) => ({
  number: e.dataset.number, pointer: e.dataset.pointer, of: e.dataset.of ?? null, scale: e.dataset.scale ?? null,
  digits: e.dataset.digits, percent: e.dataset.percent !== undefined, text: e.textContent,
})));

/// Clicks every visible number button; each must open a panel with at least one piece of evidence,
/// and with all of them where the report holds its articles.
const clickButtons = (page, complete) => page.evaluate((all) => {
  const faults = [];
  const panel = document.getElementById("panel");
  const buttons = [...document.querySelectorAll("main button.number[data-number]")];
  for (const button of buttons) {
    button.click();
    const items = panel.querySelectorAll("[data-evidence]").length;
    const wanted = Number(button.dataset.number);
    // Words are not listed one by one, and a statement may stand in several passages: data-some.
    const counts = button.dataset.some === undefined;
    if (!panel.open) faults.push(`${button.getAttribute("aria-label")}: no panel`);
    else if (items === 0 || (all && counts && items !== wanted)) {
      faults.push(`${button.getAttribute("aria-label")}: ${items} pieces of evidence`);
    }
    panel.close();
  }
  return { faults, clicked: buttons.length };
}, complete);

async function checkSafety(page, fail) {
  const found = await page.evaluate(() => ({
    pwned: window.__pwned,
    links: [...document.querySelectorAll("a[href]")].map((a) => a.getAttribute("href")).filter((href) => !/^(https?:\/\/|#)/i.test(href)),
    handlers: [...document.querySelectorAll("*")].filter((e) => e.getAttributeNames().some((name) => name.startsWith("on"))).length,
    foreign: document.querySelectorAll("img, iframe, object, embed, math, base, form, link, svg script, svg a, svg image, svg foreignObject").length
      + [...document.querySelectorAll("svg")].filter((svg) => !svg.closest("figure.chart")).length,
    scripts: document.scripts.length,
  }));
  if (found.pwned !== undefined) fail(`hostile script ran: ${found.pwned}`);
  if (found.links.length > 0) fail(`links that are not http(s): ${found.links.join(" ")}`);
  if (found.handlers > 0) fail(`${found.handlers} elements carry event handler attributes`);
  if (found.foreign > 0) fail(`${found.foreign} elements that the page does not make itself`);
  if (found.scripts !== 2) fail(`${found.scripts} script elements instead of 2`);
}

const openEverything = (page) => page.evaluate(async () => {
  window.dispatchEvent(new Event("beforeprint"));
  for (let round = 0; round < 3; round += 1) {
    for (const details of document.querySelectorAll("main details")) details.open = true;
    await new Promise((done) => setTimeout(done, 50));
  }
});
const overflow = (page) => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

async function main() {
  const args = process.argv.slice(2);
  const option = args.indexOf("--screenshots");
  const shots = option < 0 ? null : args.splice(option, 2)[1];
  const file = args[0] && resolve(args[0]);
  if (!file || !existsSync(file)) {
    console.error("usage: check_page.mjs INDEX_HTML [REPORT_JSON] [--screenshots DIR]");
    process.exit(2);
  }
  const { chromium } = await loadPlaywright();
  if (!existsSync(CHROMIUM)) skip(`${CHROMIUM} is not there`);
  const beside = args[1] ?? join(dirname(file), "report.json");
  const inside = readPage(readFileSync(file, "utf8"));
  const report = existsSync(beside) ? JSON.parse(readFileSync(beside, "utf8")) : inside;

  const faults = [];
  const fail = (message) => faults.push(message);
  checkColumns(inside, report, fail);
  const profile = mkdtempSync(join(tmpdir(), "parallax-page-"));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: CHROMIUM, args: FLAGS, viewport: { width: 1280, height: 900 },
  });
  context.setDefaultTimeout(120_000);
  try {
    const page = await context.newPage();
    const anew = async () => {
      await page.goto(address);
      await page.reload();
      await drawn(page);
    };
    const address = pathToFileURL(file).href;
    page.on("console", (message) => fail(`console: ${message.text()}`));
    page.on("pageerror", (error) => fail(`page error: ${error.message}`));
    page.on("request", (request) => { if (request.url().split("#")[0] !== address && !request.url().startsWith("blob:")) fail(`request: ${request.url()}`); });
    page.on("dialog", (dialog) => { fail(`dialog: ${dialog.message()}`); dialog.dismiss(); });

    await page.goto(address);
    await drawn(page);
    const shoot = async (name) => {
      if (!shots) return;
      mkdirSync(shots, { recursive: true });
      await page.screenshot({ path: join(shots, `${name}.png`), fullPage: true });
    };
    await shoot("page-1280");
    await openEverything(page);
    await checkSafety(page, fail);
    const numbers = await readNumbers(page);
    checkNumbers(report, numbers, fail);
    const { faults: dead, clicked } = await clickButtons(page, report.articles.length > 0);
    dead.slice(0, 20).forEach(fail);
    await checkSafety(page, fail);
    if (numbers.length === 0 && report.outlets.length > 0) fail("the page shows no numbers");
    const whole = report.articles.length > 0;
    const charts = await checkCharts(page, fail);
    if (whole) await checkTips(page, fail);
    await checkTables(page, fail);
    await checkPrint(page, fail);

    const choices = await page.$$eval("#toolbar label option", (options) => options.map((o) => o.value));
    for (const value of choices.filter(Boolean).slice(0, 3)) {
      await page.selectOption("#toolbar select", value);
      await drawn(page);
      await openEverything(page);
      checkNumbers(report, await readNumbers(page), fail);
      (await clickButtons(page, report.articles.length > 0)).faults.slice(0, 20).forEach(fail);
    }
    await anew();
    await checkReading(page, report, fail);
    if (whole) await checkEvidenceFilters(page, report, fail);
    await checkAddress(page, drawn, fail);
    await anew();
    if (report.outlets.length > 1) await checkClassroom(page, drawn, fail);
    await openEverything(page);
    await checkAccess(page, "1280", fail);
    if (await page.$("main button.number[data-number]")) {
      await page.evaluate(() => document.querySelector("main button.number[data-number]").click());
      await checkAccess(page, "panel", fail);
    }
    await anew();
    await page.setViewportSize({ width: 390, height: 844 });
    await shoot("page-390");
    await openEverything(page);
    const wide = await overflow(page);
    if (wide > 0) fail(`at 390 px the page is ${wide} px too wide`);
    await checkAccess(page, "390", fail);
    await page.emulateMedia({ colorScheme: "dark" });
    await checkAccess(page, "390, dark", fail);
    if (await page.$("main button.number[data-number]")) {
      await page.evaluate(() => document.querySelector("main button.number[data-number]").click());
      await checkAccess(page, "390, dark, panel", fail);
      const cut = await page.evaluate(() => { const d = document.getElementById("panel"); return d.scrollWidth - d.clientWidth; });
      if (cut > 0) fail(`at 390 px the panel is ${cut} px too wide`);
    }
    await page.reload();
    await drawn(page);
    await shoot("page-390-dark");
    await page.setViewportSize({ width: 1280, height: 900 });
    await shoot("page-1280-dark");
    console.log(`check_page: ${numbers.length} numbers, ${clicked} buttons, ${charts} charts, ${choices.length} event choices, ${faults.length} faults`);
  } finally {
    await context.close();
    rmSync(profile, { recursive: true, force: true });
  }
  for (const fault of faults.slice(0, 50)) console.error(`check_page: ${fault}`);
  process.exit(faults.length > 0 ? 1 : 0);
}

await main();
