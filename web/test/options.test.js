import assert from "node:assert/strict";
import test from "node:test";
import { readOptions } from "../src/options.js";
import { candidateIds, parseFigure } from "../src/single-figure.js";

const NONE = { theme: null, hidesContents: false, isPlain: false, figure: "" };

test("an address without options changes nothing", () => {
  assert.deepEqual(readOptions(""), { ...NONE, figure: null });
  assert.deepEqual(readOptions("?theme=pink&toc=1&figure="), NONE);
});

test("options are read from the query", () => {
  assert.deepEqual(readOptions("?theme=light&toc=0&plain&figure=a.fig-b"), {
    theme: "light",
    hidesContents: true,
    isPlain: true,
    figure: "a.fig-b",
  });
});

test("a figure may be named with and without its briefing and its prefix", () => {
  assert.deepEqual(parseFigure("qixian-2022.fig-spending"), { briefing: "qixian-2022", name: "spending" });
  assert.deepEqual(parseFigure("qixian-2022.spending"), { briefing: "qixian-2022", name: "spending" });
  assert.deepEqual(parseFigure("fig-spending"), { briefing: undefined, name: "spending" });
  assert.equal(parseFigure("a b"), null);
  assert.equal(parseFigure(""), null);
});

test("a figure without a briefing is looked for in all of them", () => {
  assert.deepEqual(candidateIds({ briefing: undefined, name: "x" }, ["a", "b"]), ["a.fig-x", "b.fig-x"]);
  assert.deepEqual(candidateIds({ briefing: "b", name: "x" }, ["a", "b"]), ["b.fig-x"]);
});
