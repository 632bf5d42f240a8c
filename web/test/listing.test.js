import assert from "node:assert/strict";
import test from "node:test";
import { installListing } from "../src/listing.js";

/** @param {string} protocol @param {boolean} isListing */
function isSaid(protocol, isListing) {
  let hidden = true;
  /** @type {(() => void)[]} */
  const waiting = [];
  const globals = /** @type {any} */ (globalThis);
  globals.document = { addEventListener: (/** @type {string} */ _, /** @type {() => void} */ run) => waiting.push(run) };
  const root = {
    hasAttribute: (/** @type {string} */ name) => isListing && name === "data-jiedu-index",
    querySelector: () => ({ removeAttribute: () => (hidden = false) }),
  };
  installListing(/** @type {any} */ (root), protocol);
  waiting.forEach((run) => run());
  return !hidden;
}

test("only a list that was opened from disk says that it can't be searched", () => {
  assert.equal(isSaid("file:", true), true);
  assert.equal(isSaid("https:", true), false);
  assert.equal(isSaid("file:", false), false);
});
