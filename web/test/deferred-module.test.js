import assert from "node:assert/strict";
import test from "node:test";
import { deflateSync } from "node:zlib";
import { fetchDeferred } from "../src/deferred-module.js";

const wasm = Buffer.from([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0]);

/** The script element of a hosted page that boots the widget. */
const BOOT = {
  getAttribute: (/** @type {string} */ name) => (name === "data-deferred" ? "./second.wasm" : "./second.css"),
};

/**
 * A page with one element.
 *
 * @param {import("node:test").TestContext} t
 * @param {string} selector
 * @param {object} element
 * @param {"onload" | "onerror"} outcome of a style sheet that is added
 */
function page(t, selector, element, outcome = "onload") {
  /** @type {any[]} */
  const added = [];
  const browser = /** @type {any} */ (globalThis);
  browser.document = {
    baseURI: "http://site.example/a/",
    querySelector: (/** @type {string} */ asked) => (asked === selector ? element : null),
    createElement: (/** @type {string} */ name) => ({ name }),
    head: {
      append(/** @type {any} */ link) {
        added.push(link);
        queueMicrotask(() => link[outcome]());
      },
    },
  };
  t.after(() => delete browser.document);
  return added;
}

test("the one file carries the second module inside", async (t) => {
  const added = page(t, "script[data-jiedu-deferred-wasm]", { textContent: deflateSync(wasm).toString("base64") });
  const response = await fetchDeferred();
  assert.equal(response.headers.get("content-type"), "application/wasm");
  assert.deepEqual(Buffer.from(await response.arrayBuffer()), wasm);
  assert.deepEqual(added, []);
});

test("a hosted page names the second module, whatever type the server gives it", async (t) => {
  const added = page(t, "script[data-jiedu-boot]", BOOT);
  const fetched = t.mock.method(globalThis, "fetch", async () => new Response(wasm));
  const response = await fetchDeferred();
  assert.deepEqual(fetched.mock.calls[0]?.arguments, ["http://site.example/a/second.wasm"]);
  assert.equal(response.headers.get("content-type"), "application/wasm");
  assert.deepEqual(added.map(({ name, rel, href }) => [name, rel, href]), [["link", "stylesheet", "./second.css"]]);
});

test("a server's error is no module", async (t) => {
  page(t, "script[data-jiedu-boot]", BOOT);
  t.mock.method(globalThis, "fetch", async () => new Response("gone", { status: 404 }));
  await assert.rejects(fetchDeferred(), /answers 404 for \.\/second\.wasm/);
});

test("a module whose style sheet does not load is not handed out", async (t) => {
  page(t, "script[data-jiedu-boot]", BOOT, "onerror");
  t.mock.method(globalThis, "fetch", async () => new Response(wasm));
  await assert.rejects(fetchDeferred(), /second\.css does not load/);
});
