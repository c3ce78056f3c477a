// Makes the report page: one file, dist/index.html, of src/page.html, src/page.css and the bundled
// script, with the script's hash in the page's Content-Security-Policy. The engine puts a report's
// JSON in the place of the marker. Written beside and renamed, so that builds side by side agree.
import { build } from "esbuild";
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const read = (name) => readFileSync(join(here, "src", name), "utf8");

const bundled = await build({
  absWorkingDir: here,
  entryPoints: ["src/main.ts"],
  bundle: true,
  minify: true,
  format: "iife",
  target: "es2021",
  charset: "utf8",
  legalComments: "none",
  write: false,
  logLevel: "warning",
});
const styled = await build({
  absWorkingDir: here, entryPoints: ["src/page.css"], bundle: true, minify: true, write: false, logLevel: "warning",
});

// What an HTML parser could take for the end of the script cannot stand in it.
const script = bundled.outputFiles[0].text.replace(/<\/script/gi, "<\\/script").replace(/<!--/g, "<\\!--");
const hash = createHash("sha256").update(script).digest("base64");
const parts = { __STYLE__: styled.outputFiles[0].text.trim(), __SCRIPT_HASH__: hash, __SCRIPT__: script };
const page = read("page.html").replace(/__STYLE__|__SCRIPT_HASH__|__SCRIPT__/g, (name) => parts[name]);

mkdirSync(join(here, "dist"), { recursive: true });
const fresh = join(here, "dist", `index.html.${process.pid}.tmp`);
writeFileSync(fresh, page);
renameSync(fresh, join(here, "dist", "index.html"));
