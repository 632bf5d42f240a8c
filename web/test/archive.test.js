import assert from "node:assert/strict";
import test from "node:test";
import { deflateSync } from "node:zlib";
import { compileArchive, decodeBase64 } from "../src/archive.js";

const EMPTY_MODULE = Buffer.from([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0]);

test("what was packed is compiled", async () => {
  const text = deflateSync(EMPTY_MODULE).toString("base64");
  assert.ok((await compileArchive(`\n${text}\n`)) instanceof WebAssembly.Module);
});

test("damage is a rejection and no exception", async () => {
  await assert.rejects(compileArchive("****"));
  await assert.rejects(compileArchive(EMPTY_MODULE.toString("base64")));
  await assert.rejects(compileArchive(deflateSync(Buffer.from("no module")).toString("base64")), WebAssembly.CompileError);
});

test("a browser without DecompressionStream says so", async (t) => {
  const kept = globalThis.DecompressionStream;
  t.after(() => {
    globalThis.DecompressionStream = kept;
  });
  // @ts-expect-error such a browser has none
  delete globalThis.DecompressionStream;
  await assert.rejects(compileArchive("AAAA"), /no DecompressionStream/);
});

test("base64 is decoded with and without the browser's own means", (t) => {
  const bytes = Uint8Array.from({ length: 256 }, (_, at) => at);
  const text = Buffer.from(bytes).toString("base64");
  const constructor = /** @type {any} */ (Uint8Array);
  const kept = constructor.fromBase64;
  t.after(() => {
    if (kept) constructor.fromBase64 = kept;
  });
  delete constructor.fromBase64;
  assert.deepEqual(decodeBase64(text), bytes);
});
