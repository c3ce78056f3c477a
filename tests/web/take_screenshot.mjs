// Takes the picture of a report page that the README shows:
//   node tests/web/take_screenshot.mjs INDEX_HTML PICTURE.png [FRAGMENT] [WIDTHxHEIGHT]
// FRAGMENT is what stands behind # in the address, such as framing.
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const [index, picture, fragment = "", size = "1280x1000"] = process.argv.slice(2);
if (!index || !picture) {
  console.error("usage: take_screenshot.mjs INDEX_HTML PICTURE.png [FRAGMENT] [WIDTHxHEIGHT]");
  process.exit(2);
}
const [width, height] = size.split("x").map(Number);
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ["--no-sandbox", "--disable-gpu"] });
const page = await browser.newPage({ viewport: { width, height } });
await page.goto(`${pathToFileURL(resolve(index)).href}#${fragment}`);
await page.waitForSelector('html[data-drawn="yes"]', { state: "attached" });
await page.waitForTimeout(1000);
await page.screenshot({ path: picture });
await browser.close();
