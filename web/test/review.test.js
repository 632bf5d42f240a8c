import assert from "node:assert/strict";
import test from "node:test";
import { nextFinding, stepOf } from "../src/review.js";

const plain = { ctrlKey: false, metaKey: false };

test("n and p step, unless they are part of a shortcut", () => {
  assert.equal(stepOf({ ...plain, key: "n" }), 1);
  assert.equal(stepOf({ ...plain, key: "p" }), -1);
  assert.equal(stepOf({ ...plain, key: "x" }), 0);
  assert.equal(stepOf({ ...plain, key: "n", ctrlKey: true }), 0);
  assert.equal(stepOf({ ...plain, key: "p", metaKey: true }), 0);
});

test("the first key leads to the first finding and the last is followed by the first", () => {
  assert.equal(nextFinding(-1, 1, 3), 0);
  assert.equal(nextFinding(2, 1, 3), 0);
  assert.equal(nextFinding(0, -1, 3), 2);
});
