import assert from "node:assert/strict";
import test from "node:test";
import { acceptHeight, UNSIZED } from "../src/embed-height.js";

test("senseless heights are ignored", () => {
  for (const wanted of [NaN, -1, 0, Infinity, -Infinity, "400px", "400", {}, null, undefined, [400], true, 400n]) {
    assert.equal(acceptHeight(UNSIZED, wanted, 0), null);
  }
});

test("extreme heights are kept within bounds", () => {
  assert.equal(acceptHeight(UNSIZED, 3, 0)?.height, 50);
  assert.equal(acceptHeight(UNSIZED, 1e9, 0)?.height, 30000);
});

test("a difference that nobody sees changes nothing", () => {
  const size = { height: 700, since: 0, growths: 1 };
  assert.equal(acceptHeight(size, 701.5, 10), null);
  assert.equal(acceptHeight(size, 702, 10)?.height, 702);
});

/** The heights that a page reaches that asks for 40 px more every `pause` ms. */
function grow(/** @type {number} */ pause, /** @type {number} */ steps) {
  let size = UNSIZED, now = 10_000;
  for (let step = 0; step < steps; step++, now += pause) size = acceptHeight(size, size.height + 100, now) || size;
  return size.height;
}

test("endless growth stops after eight steps, however slow the machine", () => {
  assert.equal(grow(0, 50), 800);
  assert.equal(grow(200, 12), 800);
});

test("growth with rests between its steps goes on", () => {
  assert.equal(grow(1001, 50), 5000);
});

test("a page that shrinks may grow again", () => {
  const full = { height: 800, since: 0, growths: 8 };
  assert.equal(acceptHeight(full, 900, 10), null);
  const shrunk = acceptHeight(full, 300, 10);
  assert.deepEqual(shrunk, { height: 300, since: 10, growths: 1 });
  assert.equal(acceptHeight(shrunk || full, 900, 20)?.height, 900);
});
