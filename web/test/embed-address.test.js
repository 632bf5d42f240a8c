import assert from "node:assert/strict";
import test from "node:test";
import { ownerOf, readId, requestedSection } from "../src/embed-address.js";

test("ids are words, and nothing else is taken from a frame", () => {
  assert.equal(readId("qixian-2022.industry"), "qixian-2022.industry");
  for (const value of [null, undefined, {}, 7, "", "a b", '"><img>', "a/b", "x".repeat(129)]) assert.equal(readId(value), "");
});

test("the host's address asks by its fragment, else by its query", () => {
  assert.equal(requestedSection({ hash: "#jiedu-q.gdp", search: "?jiedu=q.old" }), "q.gdp");
  assert.equal(requestedSection({ hash: "#top", search: "?id=7&jiedu=q.gdp&x=1" }), "q.gdp");
  assert.equal(requestedSection({ hash: "#jiedu-<img>", search: "" }), "");
  assert.equal(requestedSection({ hash: "", search: "?notjiedu=q" }), "");
});

test("a section belongs to its briefing's frame", () => {
  const q = { briefing: "q" }, q2 = { briefing: "q2" }, silent = { briefing: "" };
  assert.equal(ownerOf([q, q2], "q2.gdp"), q2);
  assert.equal(ownerOf([q, q2], "q"), q);
  assert.equal(ownerOf([q2, silent], "q.gdp"), undefined);
  assert.equal(ownerOf([q, q2], ""), undefined);
});

test("a frame alone gets every section", () => {
  const only = { briefing: "" };
  assert.equal(ownerOf([only], "q.gdp"), only);
  assert.equal(ownerOf([only], ""), undefined);
});
