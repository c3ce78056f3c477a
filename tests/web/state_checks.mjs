// What holds of every chart, table and control of the page, and of it on paper.

/// Clicks what saves, and takes the file that would have been handed over.
async function takeFiles(page, selector) {
  return page.evaluate(async (from) => {
    const blobs = [];
    const make = URL.createObjectURL;
    const click = HTMLAnchorElement.prototype.click;
    URL.createObjectURL = (blob) => { blobs.push(blob); return "blob:taken"; };
    HTMLAnchorElement.prototype.click = function taken() { blobs[blobs.length - 1].fileName = this.download; };
    document.querySelectorAll(from).forEach((button) => button.click());
    URL.createObjectURL = make;
    HTMLAnchorElement.prototype.click = click;
    return Promise.all(blobs.map(async (blob) => ({ name: blob.fileName, text: await blob.text() })));
  }, selector);
}

/// Cells of a CSV file: quoted cells may hold commas and ends of line.
function readCsv(text) {
  const rows = [[]];
  for (const [, cell, end] of text.matchAll(/("(?:[^"]|"")*"|[^,\n]*)(,|\n|$)/g)) {
    rows[rows.length - 1].push(cell);
    if (end === "\n") rows.push([]);
    if (end === "") break;
  }
  return rows.filter((row) => row.length > 1 || row[0] !== "");
}

/// Every chart is a picture with a name, saves as an SVG that stands alone and as CSV with its numbers.
export async function checkCharts(page, fail) {
  const unnamed = await page.$$eval("figure.chart svg", (all) => all.filter((svg) => svg.getAttribute("role") !== "img" || !svg.getAttribute("aria-label")).length);
  if (unnamed > 0) fail(`charts: ${unnamed} have no name`);
  const charts = (await page.$$("figure.chart")).length;
  const files = await takeFiles(page, "figure.chart .chart-tools button");
  if (charts === 0 || files.length !== 2 * charts) fail(`charts: ${files.length} files of ${charts} charts`);
  for (const { name, text } of files) {
    if (name.endsWith(".svg")) {
      if (!/^<svg.*<\/svg>$/s.test(text) || !/<text/.test(text) || /var\(--|<script/.test(text)) fail(`charts: ${name} is no SVG that stands alone`);
    } else {
      const rows = readCsv(text);
      if (rows.length < 2 || rows.some((row) => row.length !== rows[0].length)) fail(`charts: ${name} is no table`);
      if (rows.flat().some((cell) => /^"?[=+@]/.test(cell))) fail(`charts: ${name} holds what a spreadsheet takes for a formula`);
    }
  }
  return charts;
}

/// Every table whose heads are buttons sorts by its second column, both ways.
export async function checkTables(page, fail) {
  const { faults, tables } = await page.evaluate(() => {
    const found = [];
    const all = [...document.querySelectorAll("main table")].filter((table) => table.querySelector("thead button.sort"));
    for (const table of all) {
      const name = (table.caption?.textContent ?? "").slice(0, 60);
      for (const order of ["descending", "ascending"]) {
        table.tHead.rows[0].cells[1].querySelector("button").click();
        const numbers = [...table.tBodies[0].rows].map((row) => row.cells[1].querySelector("[data-number]")).filter(Boolean).map((e) => Number(e.dataset.number));
        const wrong = numbers.some((n, i) => i > 0 && (order === "descending" ? n > numbers[i - 1] : n < numbers[i - 1]));
        if (wrong) found.push(`${name}: ${numbers.join(" ")} is not ${order}`);
        if (table.tHead.rows[0].cells[1].getAttribute("aria-sort") !== order) found.push(`${name}: does not say that it is ${order}`);
      }
    }
    return { faults: found, tables: all.length };
  });
  faults.forEach((fault) => fail(`sorting: ${fault}`));
  if (tables === 0) fail("sorting: no table sorts");
}

const filtersOf = (page) => page.$$eval("main .filters select", (all) => all.map((s) => [`${s.closest("section").id}/${s.closest("label").textContent.replace(s.textContent, "").trim()}`, s.value]));

/// Each choice of the reader stands in the address: the page opened again shows the same.
export async function checkAddress(page, drawn, fail) {
  const names = (await filtersOf(page)).map(([name]) => name);
  for (const name of names) {
    await page.evaluate((wanted) => {
      const select = [...document.querySelectorAll("main .filters select")].find((s) => `${s.closest("section").id}/${s.closest("label").textContent.replace(s.textContent, "").trim()}` === wanted);
      if (!select) return;
      select.value = select.options[select.options.length - 1].value;
      select.dispatchEvent(new Event("change"));
    }, name);
  }
  const before = await filtersOf(page);
  await page.reload();
  await drawn(page);
  const after = new Map(await filtersOf(page));
  for (const [name, value] of before) if (after.has(name) && after.get(name) !== value) fail(`address: ${name} is "${after.get(name)}" instead of "${value}"`);
  if (names.length < 8) fail(`address: only ${names.length} choices`);
  const outlets = await page.$$("#toolbar .menu-list input");
  if (outlets.length > 2) {
    await page.evaluate(() => { document.querySelector("#toolbar .menu-list input").click(); document.querySelector("#toolbar .menu-body button").click(); });
    await drawn(page);
    await page.reload();
    await drawn(page);
    const shown = await page.$$eval("#compared tbody", (bodies) => bodies[0].rows.length);
    if (shown !== outlets.length - 1) fail(`address: ${shown} outlets instead of ${outlets.length - 1}`);
  }
}

/// Every filter of the evidence leaves as many hits as the report has of that kind.
export async function checkEvidenceFilters(page, report, fail) {
  const framing = new Set(report.lexicon.axes.filter((a) => a.kind === "framing").map((a) => a.id));
  const hits = report.articles.flatMap((article) => ["title", "text"].flatMap((field) => article.annotation[field].hits.map((hit) => ({ ...hit, outlet: article.outlet }))))
    .filter((hit) => hit.axis !== null && framing.has(hit.axis));
  const kinds = [(x) => String(report.outlets.findIndex((o) => o.outlet === x.outlet)), (x) => x.target ?? "-", (x) => x.axis, (x) => x.voice, (x) => x.wording, (x) => String(x.term)];
  const choose = (at, value) => page.selectOption(`#evidence .filters label:nth-child(${at + 1}) select`, value);
  await choose(4, "");
  for (const [at, of] of kinds.entries()) {
    for (const value of new Set(hits.map(of))) {
      await choose(at, value);
      const said = await page.textContent("#evidence [role=status]");
      const counted = Number(/^(?:[\d,]+ of )?([\d,]+) /.exec(said)?.[1].replace(/,/g, ""));
      const expected = hits.filter((x) => of(x) === value).length;
      if (counted !== expected) fail(`filters: ${at} "${value}" leaves ${counted} hits instead of ${expected}`);
    }
    await choose(at, "");
  }
}

/// What the note says, once the page has scrolled to the hit; the page's policy forbids waitForFunction.
async function readTip(page) {
  for (let wait = 0; wait < 60; wait += 1) {
    const tip = await page.$eval("#tip", (e) => (e.hidden ? "" : e.textContent));
    if (tip) return tip;
    await page.waitForTimeout(50);
  }
  return "";
}

/// A hit in an article says under the pointer and under the focus what it is.
export async function checkTips(page, fail) {
  const hit = await page.$("#articles details[open] button.hit");
  if (!hit) return fail("articles: no hit is marked");
  // A note under the pointer goes when the page scrolls on: here it comes to rest at once.
  await page.evaluate(() => { document.documentElement.style.scrollBehavior = "auto"; });
  for (const way of ["focus", "hover"]) {
    await hit[way]();
    const tip = await readTip(page);
    if (!/about .*;.*(own voice|quoted|reported|scare quotes|borrowed)/s.test(tip)) fail(`articles: ${way} on a hit says "${tip.slice(0, 80)}"`);
    await page.mouse.move(0, 0);
    await page.evaluate(() => document.activeElement?.blur());
  }
  return undefined;
}

/// The classroom by keyboard: hide the names, guess, code, compare; the focus is never lost.
export async function checkClassroom(page, drawn, fail) {
  const focused = () => page.evaluate(() => ({ inside: Boolean(document.activeElement?.closest("#classroom")), tag: document.activeElement?.tagName }));
  await page.focus("#classroom button");
  await page.keyboard.press("Enter");
  await drawn(page);
  const after = await focused();
  if (!after.inside || after.tag !== "SELECT") fail(`classroom: after hiding the names the focus is on ${after.tag}`);
  await page.keyboard.press("ArrowDown");
  for (let step = 0; step < 40 && (await focused()).tag !== "BUTTON"; step += 1) await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  if (!/\d of \d right/.test(await page.textContent("#guess-result"))) fail("classroom: guesses are not checked by keyboard");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await drawn(page);
  if (!(await focused()).inside) fail("classroom: after showing the names the focus is lost");
  if (!(await page.$("#classroom input[type=radio]"))) return;
  await page.focus("#classroom input[type=radio]");
  await page.keyboard.press("Space");
  await page.keyboard.press("ArrowRight");
  const marked = await page.$$eval("#classroom input[type=radio]:checked", (all) => all.map((r) => r.value));
  if (marked.length !== 1) fail(`classroom: ${marked.length} marks by keyboard`);
  await page.focus("#classroom .buttons button");
  await page.keyboard.press("Enter");
  if (!/agree on \d of 1;|agree on \d of 1\./.test(await page.textContent("#coding-result"))) fail(`classroom: coding by keyboard is compared as "${await page.textContent("#coding-result")}"`);
}

/// On paper: nothing that only a screen can use, nothing beyond the margin, a PDF.
export async function checkPrint(page, fail) {
  await page.emulateMedia({ media: "print" });
  await page.setViewportSize({ width: 718, height: 1016 });
  await page.evaluate(() => window.dispatchEvent(new Event("beforeprint")));
  const paper = await page.evaluate(() => ({
    wide: document.documentElement.scrollWidth - document.documentElement.clientWidth,
    empty: [...document.querySelectorAll("main .chart-grid")].filter((grid) => grid.getClientRects().length > 0 && !grid.querySelector("svg")).length,
    blocks: [...document.querySelectorAll("main .region:not(.many) table")].filter((table) => table.getClientRects().length > 0 && getComputedStyle(table).display !== "table").length,
    cut: [...document.querySelectorAll("main .region")].filter((box) => box.scrollWidth > box.clientWidth + 1).length,
    controls: [...document.querySelectorAll(".toolbar, nav.contents, .filters, .chart-tools, .plain-button")].filter((e) => e.getClientRects().length > 0 && !e.closest("dialog")).map((e) => e.textContent.slice(0, 30)),
    sections: [...document.querySelectorAll("main > section")].filter((s) => s.getClientRects().length > 0 && s.textContent.length < 40).map((s) => s.id),
  }));
  if (paper.wide > 0) fail(`print: ${paper.wide} px too wide`);
  if (paper.empty > 0) fail(`print: ${paper.empty} charts are empty`);
  if (paper.blocks > 0) fail(`print: ${paper.blocks} tables are no tables`);
  if (paper.cut > 0) fail(`print: ${paper.cut} tables are cut`);
  if (paper.controls.length > 0) fail(`print: controls on paper: ${paper.controls.join(", ")}`);
  if (paper.sections.length > 0) fail(`print: headings without content: ${paper.sections.join(", ")}`);
  const pdf = await page.pdf({ format: "A4" });
  if (pdf.subarray(0, 5).toString() !== "%PDF-" || pdf.length < 10_000) fail("print: no PDF");
  await page.emulateMedia({ media: "screen" });
  await page.setViewportSize({ width: 1280, height: 900 });
}
