// Says how large a report page is and how soon it can be used in headless Chromium:
//   node tests/web/measure_page.mjs INDEX_HTML
// "usable": the first sections stand and clicks are answered; "drawn": all sections stand.
import { statSync } from "node:fs";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const file = resolve(process.argv[2]);
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ["--no-sandbox", "--disable-gpu"] });
const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
await page.goto(pathToFileURL(file).href);
await page.waitForSelector('html[data-drawn="yes"]', { state: "attached", timeout: 120_000 });
const { usable, drawn, elements } = await page.evaluate(() => ({
  usable: performance.getEntriesByName("usable")[0].startTime, drawn: performance.getEntriesByName("drawn")[0].startTime,
  elements: document.querySelectorAll("*").length,
}));
console.log(`${(statSync(file).size / 1e6).toFixed(2)} MB, usable after ${Math.round(usable)} ms, drawn after ${Math.round(drawn)} ms, ${elements} elements`);
await browser.close();
