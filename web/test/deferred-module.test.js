import assert from "node:assert/strict";
import test from "node:test";
import { deflateSync } from "node:zlib";
import { fetchDeferred } from "../src/deferred-module.js";

const wasm = Buffer.from([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0]);

/**
 * A page with one element.
 *
 * @param {import("node:test").TestContext} t
 * @param {string} selector
 * @param {object} element
 */
function page(t, selector, element) {
  const browser = /** @type {any} */ (globalThis);
  browser.document = {
    baseURI: "http://site.example/a/",
    querySelector: (/** @type {string} */ asked) => (asked === selector ? element : null),
  };
  t.after(() => delete browser.document);
}

test("the one file carries the second module inside", async (t) => {
  page(t, "script[data-jiedu-deferred-wasm]", { textContent: deflateSync(wasm).toString("base64") });
  const response = await fetchDeferred();
  assert.equal(response.headers.get("content-type"), "application/wasm");
  assert.deepEqual(Buffer.from(await response.arrayBuffer()), wasm);
});

test("a hosted page names the second module, whatever type the server gives it", async (t) => {
  page(t, "script[data-jiedu-boot]", { getAttribute: () => "./second.wasm" });
  const fetched = t.mock.method(globalThis, "fetch", async () => new Response(wasm));
  const response = await fetchDeferred();
  assert.deepEqual(fetched.mock.calls[0]?.arguments, ["http://site.example/a/second.wasm"]);
  assert.equal(response.headers.get("content-type"), "application/wasm");
});

test("a server's error is no module", async (t) => {
  page(t, "script[data-jiedu-boot]", { getAttribute: () => "./second.wasm" });
  t.mock.method(globalThis, "fetch", async () => new Response("gone", { status: 404 }));
  await assert.rejects(fetchDeferred(), /answers 404 for \.\/second\.wasm/);
});
