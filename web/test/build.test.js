import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import test from "node:test";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { deflateSync } from "node:zlib";
import { compileArchive } from "../src/archive.js";

const run = promisify(execFile);
const web = path.join(import.meta.dirname, "..");
const glue = path.join(import.meta.dirname, "fixtures/glue.js");

/** Builds into a new directory, which goes away after the test. */
async function build(/** @type {import("node:test").TestContext} */ t, /** @type {string[]} */ ...options) {
  const out = await mkdtemp(path.join(os.tmpdir(), "jiedu-web-"));
  t.after(() => rm(out, { recursive: true }));
  await run(process.execPath, [path.join(web, "build.mjs"), "--out", out, ...options], { cwd: os.tmpdir() });
  return out;
}

test("without the glue the scripts that do not need it are built", async (t) => {
  const out = await build(t);
  assert.deepEqual((await readdir(out)).sort(), ["boot-hosted.js", "deferred.css", "embed.js", "page.js", "style.css", "unpack.js"]);
});

test("all scripts can be set inside a page of any encoding", async (t) => {
  const out = await build(t, "--glue", glue);
  const names = (await readdir(out)).sort();
  assert.deepEqual(names, ["boot-file.js", "boot-hosted.js", "deferred.css", "embed.js", "page.js", "style.css", "unpack.js", "widget.js"]);
  for (const name of names) {
    const text = await readFile(path.join(out, name), "utf8");
    assert.match(text, /^[\x00-\x7f]+$/, name);
    assert.doesNotMatch(text, /<\/script|<!--/i, name);
  }
});

test("classic scripts leave no names to the page", async (t) => {
  const out = await build(t);
  for (const name of ["page.js", "unpack.js", "embed.js"]) {
    assert.match(await readFile(path.join(out, name), "utf8"), /^("use strict";)?\(\(\)=>\{.*\}\)\(\);\n$/s, name);
  }
});

test("the widget's glue keeps its exports", async (t) => {
  const out = await build(t, "--glue", glue);
  const copy = path.join(out, "widget.mjs");
  await writeFile(copy, await readFile(path.join(out, "widget.js")));
  const { default: init, initSync } = await import(pathToFileURL(copy).href);
  assert.equal(await init({ module_or_path: "the module" }), "开始</script>");
  assert.equal(typeof initSync, "function");
});

test("a glue that would end the script's element is refused by name", async (t) => {
  const out = await build(t);
  const bad = path.join(out, "bad-glue.js");
  // A regular expression is left as it is written.
  await writeFile(bad, "export default () => /<!--/.test(location.href);\n");
  await assert.rejects(build(t, "--glue", bad), /widget\.js holds <\/script, <\/style or <!--/);
});

test("the one file's boot script starts the glue with the module that was unpacked", async (t) => {
  const out = await build(t, "--glue", glue);
  const copy = path.join(out, "boot-file.mjs");
  await writeFile(copy, await readFile(path.join(out, "boot-file.js")));
  const wasm = deflateSync(Buffer.from([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0])).toString("base64");
  const module = await compileArchive(wasm);
  const elements = /** @type {Record<string, object>} */ ({
    ".jiedu": { hasAttribute: () => false, getAttribute: () => "live", querySelectorAll: () => [], setAttribute() {} },
    "script[data-jiedu-wasm]": { jieduModule: Promise.resolve(module) },
  });
  const browser = /** @type {any} */ (globalThis);
  // The timer of the warning about a late start would keep this test waiting.
  t.mock.method(globalThis, "setTimeout", () => 0);
  browser.document = { querySelector: (/** @type {string} */ selector) => elements[selector] };
  browser.addEventListener = () => {};
  browser.getComputedStyle = () => ({ getPropertyValue: () => "white" });
  t.after(() => {
    delete browser.document;
    delete browser.getComputedStyle;
    delete browser.addEventListener;
  });
  await import(pathToFileURL(copy).href);
  await new Promise((resolve) => setImmediate(resolve));
  assert.equal(browser.startedWith, module);
});
