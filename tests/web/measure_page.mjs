// Says how large a report page is and how soon it can be used in headless Chromium:
//   node tests/web/measure_page.mjs INDEX_HTML [TIMES]
// From the start of the navigation, the median of TIMES (5) loads of the file, each in a new browser:
// "usable": the first two sections stand; "answered": a click made then has opened its evidence;
// "drawn": all sections stand; "longest": the longest time in which the page answered nothing, after
// it was usable. The "interactive" is "answered".
import { statSync } from "node:fs";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const file = resolve(process.argv[2]);
const times = Number(process.argv[3] ?? 5);

/// Runs in the page before its script: clicks the first number as soon as the page is usable.
function watch() {
  window.waits = [];
  new PerformanceObserver((list) => window.waits.push(...list.getEntries().map((e) => ({ end: e.startTime + e.duration, duration: e.duration })))).observe({ type: "longtask" });
  new PerformanceObserver((list) => {
    if (!list.getEntriesByName("usable").length || window.answered) return;
    document.querySelector("main button.number[data-number]")?.click();
    window.answered = performance.now();
    document.getElementById("panel").close();
  }).observe({ type: "mark" });
}

async function load() {
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ["--no-sandbox", "--disable-gpu"] });
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  page.setDefaultTimeout(180_000);
  await page.addInitScript(watch);
  await page.goto(pathToFileURL(file).href);
  await page.waitForSelector('html[data-drawn="yes"]', { state: "attached" });
  const found = await page.evaluate(() => {
    const [usable, drawn] = ["usable", "drawn"].map((name) => performance.getEntriesByName(name)[0].startTime);
    return { usable, answered: window.answered, drawn, longest: Math.max(0, ...window.waits.filter((w) => w.end > usable + 1).map((w) => w.duration)), elements: document.querySelectorAll("*").length };
  });
  await browser.close();
  return found;
}

const loads = [];
for (let i = 0; i < times; i += 1) loads.push(await load());
const median = (name) => loads.map((l) => l[name]).sort((a, b) => a - b)[Math.floor(loads.length / 2)];
const [usable, answered, drawn, longest] = ["usable", "answered", "drawn", "longest"].map((name) => Math.round(median(name)));
console.log(`${(statSync(file).size / 1e6).toFixed(2)} MB, usable after ${usable} ms, answered after ${answered} ms, drawn after ${drawn} ms, longest ${longest} ms, ${median("elements")} elements`);
