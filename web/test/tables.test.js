import assert from "node:assert/strict";
import test from "node:test";
import { unfold } from "../src/tables.js";

/** As much of a document as unfolding touches: nodes are strings, which leave their parent when they are adopted. */
const globals = /** @type {any} */ (globalThis);

/** @param {string[]} nodes */
const holder = (nodes) => ({
  get firstChild() {
    return nodes.length ? { node: nodes[0], leave: () => nodes.shift() } : null;
  },
});
globals.DOMParser = class {
  /** @param {string} text */
  parseFromString(text) {
    return { body: holder(text.split("|")) };
  }
};
globals.document = {
  adoptNode: (/** @type {any} */ { leave }) => leave(),
  createDocumentFragment: () => ({
    made: /** @type {string[]} */ ([]),
    appendChild(/** @type {string} */ node) {
      this.made.push(node);
    },
  }),
};

/** @param {any} folded what a details element has for its noscript */
function unfolded(folded) {
  /** @type {any[]} */
  const done = [];
  const details = {
    querySelector: () => folded,
    replaceChild: (/** @type {any} */ { made }, /** @type {any} */ old) => done.push(made, old),
    dispatchEvent: (/** @type {Event} */ { type, bubbles }) => done.push(type, bubbles),
  };
  unfold(/** @type {any} */ (details));
  return done;
}

test("the text of what is folded becomes elements in its place, and that is told", () => {
  const folded = { textContent: "note|table", firstElementChild: null };
  assert.deepEqual(unfolded(folded), [["note", "table"], folded, "jiedu-unfolded", true]);
});

test("elements that are folded already come out as they are", () => {
  const folded = Object.defineProperties(holder(["table"]), { firstElementChild: { value: {} } });
  assert.deepEqual(unfolded(folded).slice(0, 1), [["table"]]);
});

test("what was never folded stays", () => {
  assert.deepEqual(unfolded(null), []);
});
