/**
 * Bundles the page's scripts and its two style sheets: `node build.mjs --out DIR [--glue jiedu-widget.js] [--listing jiedu-listing.js]`;
 * or those of the desk: `node build.mjs --out DIR --desk jiedu-desk.js --engine jiedu-engine.js`.
 *
 * Without the glue that wasm-bindgen wrote for the widget (target `web`), it makes the scripts that do not need it.
 */
import { mkdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { gzipSync } from "node:zlib";
import * as esbuild from "esbuild";

/** What host pages pay for one embedded briefing. */
const EMBED_LIMIT = 3072;

/** @typedef {{ name: string, entry: string, isModule: boolean }} Script */

/** @param {string} name @returns {Script} */
const classic = (name) => ({ name, entry: `src/${name}`, isModule: false });
/** @param {string} name @returns {Script} */
const module = (name) => ({ name, entry: `src/${name}`, isModule: true });

const here = path.dirname(fileURLToPath(import.meta.url));

/** wasm_split's script fetches the second module from beside itself. Ours knows where it lies, and that it may be inside the page. */
const deferredModule = {
  name: "deferred-module",
  /** @param {esbuild.PluginBuild} build */
  setup(build) {
    build.onLoad({ filter: /wasm-split\.js$/ }, async ({ path: file }) => {
      const text = await readFile(file, "utf8");
      const calls = text.split(/\bfetch\(new URL\([^)]*\)\)/);
      if (calls.length !== 2) throw new Error(`${file} fetches ${calls.length - 1} modules, not one`);
      const source = path.join(here, "src/deferred-module.js");
      return { contents: `import { fetchDeferred } from ${JSON.stringify(source)};\n${calls.join("fetchDeferred()")}` };
    });
  },
};

const { values } = parseArgs({ options: { out: { type: "string" }, glue: { type: "string" }, listing: { type: "string" }, desk: { type: "string" }, engine: { type: "string" } } });
if (!values.out) throw new Error("usage: node build.mjs --out DIR [--glue jiedu-widget.js] [--listing jiedu-listing.js]");
const glue = values.glue && path.resolve(values.glue);
const desk = values.desk && path.resolve(values.desk);
const engine = values.engine && path.resolve(values.engine);
const ofDesk = [module("boot-desk.js"), classic("desk-worker.js"), classic("desk-preview.js")];
const scripts = desk ? ofDesk : [classic("page.js"), module("boot-hosted.js"), classic("unpack.js"), classic("embed.js")];
if (glue) scripts.push(module("boot-file.js"), { name: "widget.js", entry: glue, isModule: true });
if (values.listing) scripts.push({ name: "listing.js", entry: path.resolve(values.listing), isModule: true });

const built = await Promise.all(scripts.map(async ({ name, ...script }) => ({ name, text: await bundle(script) })));
const styles = desk ? [["desk.css", "desk/index.css"]] : [["style.css", "index.css"], ["deferred.css", "deferred.css"]];
for (const [name, file] of /** @type {[string, string][]} */ (styles)) built.push({ name, text: await styleSheet(file) });
const faults = built.flatMap(({ name, text }) => faultsOf(name, text));
if (faults.length) throw new Error(faults.join("\n"));
await mkdir(values.out, { recursive: true });
await Promise.all(built.map(({ name, text }) => writeFile(path.join(/** @type {string} */ (values.out), name), text)));

/** @param {string} file */
async function styleSheet(file) {
  const { outputFiles } = await esbuild.build({
    entryPoints: [`../style/${file}`],
    absWorkingDir: here,
    bundle: true,
    write: false,
    minify: true,
    charset: "ascii",
    logLevel: "warning",
  });
  return outputFiles[0]?.text ?? "";
}

/** @param {Omit<Script, "name">} script */
async function bundle({ entry, isModule }) {
  const { outputFiles } = await esbuild.build({
    entryPoints: [entry],
    absWorkingDir: here,
    bundle: true,
    write: false,
    minify: true,
    charset: "ascii",
    legalComments: "none",
    // Modules run only where WebAssembly does. The others run in any browser.
    format: isModule ? "esm" : "iife",
    target: isModule ? "es2020" : "es2015",
    alias: { ...(glue && { "jiedu-widget": glue }), ...(desk && { "jiedu-desk": desk }), ...(engine && { "jiedu-engine": engine }) },
    // The glue would look for its module beside itself; it is always told where it is.
    define: desk ? { "import.meta.url": '""' } : {},
    plugins: [deferredModule],
    logLevel: "warning",
  });
  return /** @type {esbuild.OutputFile[]} */ (outputFiles)[0]?.text ?? "";
}

/**
 * @param {string} name
 * @param {string} text
 */
function faultsOf(name, text) {
  const faults = [];
  if (/<\/(script|style)|<!--/i.test(text)) faults.push(`${name} holds </script, </style or <!--, which would end or hide it inside a page`);
  // Host pages and saved files may be in any encoding.
  if (/[^\x00-\x7f]/.test(text)) faults.push(`${name} is not pure ASCII`);
  const size = gzipSync(text, { level: 9 }).length;
  if (name === "embed.js" && size > EMBED_LIMIT) faults.push(`embed.js takes ${size} bytes with gzip, more than ${EMBED_LIMIT}`);
  return faults;
}
