import assert from "node:assert/strict";
import test from "node:test";
import { flag } from "../src/query.js";

test("a flag is found anywhere in the query, with or without a value", () => {
  assert.equal(flag("?theme=dark&plain", "theme"), "dark");
  assert.equal(flag("?theme=dark&plain", "plain"), "");
  assert.equal(flag("?plain=&toc=0", "plain"), "");
  assert.equal(flag("?a=1&toc=0", "toc"), "0");
});

test("a name inside another name or value is not the flag", () => {
  assert.equal(flag("?notoc=0", "toc"), null);
  assert.equal(flag("?tocs=0", "toc"), null);
  assert.equal(flag("?a=toc", "toc"), null);
  assert.equal(flag("", "toc"), null);
});
