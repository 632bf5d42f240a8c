import assert from "node:assert/strict";
import test from "node:test";
import { decideReport, NOTHING_REPORTED } from "../src/frame-height.js";

const still = { windowHeight: 600, sinceResize: 10_000, isRequested: false };

test("a first height and a changed one are told, an unchanged one only where the host asks", () => {
  const first = decideReport(NOTHING_REPORTED, { ...still, height: 1000 });
  assert.deepEqual(first, { reported: { height: 1000, growth: 0 }, isSent: true });
  assert.equal(decideReport(first.reported, { ...still, height: 1000 }).isSent, false);
  assert.equal(decideReport(first.reported, { ...still, height: 1000, isRequested: true }).isSent, true);
  assert.equal(decideReport(first.reported, { ...still, height: 900 }).isSent, true);
});

/** A host that fits the frame at once, for a page that is `extra` pixels higher than its window. */
function heightsTold(/** @type {number} */ extra, /** @type {number} */ sinceResize) {
  const told = [];
  let reported = NOTHING_REPORTED, windowHeight = 600;
  for (let step = 0; step < 20; step++) {
    const decision = decideReport(reported, { height: windowHeight + extra, windowHeight, sinceResize, isRequested: false });
    reported = decision.reported;
    if (decision.isSent) told.push(reported.height);
    windowHeight = reported.height;
  }
  return told;
}

test("a page that grows with its window comes to rest", () => {
  assert.deepEqual(heightsTold(40, 20), [640, 680]);
});

test("the same growth twice is told where the window did not change just before", () => {
  assert.equal(heightsTold(40, 1000).length, 20);
});

test("a different growth is told even in a frame that was just fitted", () => {
  const reported = { height: 1000, growth: 40 };
  const measured = { windowHeight: 1000, sinceResize: 20, isRequested: false };
  assert.equal(decideReport(reported, { ...measured, height: 1040 }).isSent, false);
  assert.equal(decideReport(reported, { ...measured, height: 1041 }).isSent, true);
  assert.equal(decideReport(reported, { ...measured, height: 1040, windowHeight: 900 }).isSent, true);
});
