import assert from "node:assert/strict";
import test from "node:test";
import { createNet, isWidgetFailure } from "../src/boot.js";

/**
 * A root with live parts, each with the static one that it keeps or none, which notes what is done to it, and a console that notes
 * its warnings.
 */
function page(/** @type {(string | null)[]} */ parts) {
  /** @type {string[]} */
  const done = [];
  const root = {
    querySelectorAll: () => parts.map((content, at) => ({
      querySelector: () => content && { content },
      replaceWith: (/** @type {string} */ other) => done.push(`${at} becomes ${other}`),
      remove: () => done.push(`${at} goes`),
    })),
    setAttribute: (/** @type {string} */ name, /** @type {string} */ value) => done.push(`${name}=${value}`),
  };
  const console = { warn: (/** @type {unknown[]} */ ...words) => done.push(words.join(" ")) };
  return { root: /** @type {any} */ (root), console, done };
}

test("the net puts the static parts back and says why, once", () => {
  const { root, console, done } = page(["the still bar", null]);
  const net = createNet(root, console);
  assert.equal(net.hasFallen(), false);
  net.giveUp("refused");
  net.giveUp("again");
  assert.equal(net.hasFallen(), true);
  assert.deepEqual(done, [
    "0 becomes the still bar",
    "1 goes",
    "data-jiedu-state=static",
    "jiedu: the page stays static: refused",
  ]);
});

test("the reason that a panic left goes before the exception", () => {
  const { root, console, done } = page([]);
  root.jieduReason = "panicked at state.rs";
  createNet(root, console).giveUp("unreachable");
  assert.equal(done.at(-1), "jiedu: the page stays static: panicked at state.rs");
});

test("only the widget's own errors bring the net down", () => {
  assert.equal(isWidgetFailure(new WebAssembly.RuntimeError("unreachable"), "unreachable"), true);
  assert.equal(isWidgetFailure({ stack: "at wasm-function[12]" }, ""), true);
  assert.equal(isWidgetFailure(undefined, "Script error."), true);
  assert.equal(isWidgetFailure(new Error("an extension's"), "an extension's"), false);
  assert.equal(isWidgetFailure(undefined, undefined), false);
});
