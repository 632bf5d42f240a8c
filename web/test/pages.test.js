import assert from "node:assert/strict";
import test from "node:test";
import { optionsOf, pageOf, sentOn } from "../src/pages.js";

const ids = ["qixian-2022"];
const pages = ["shifanqu-2021.html", "xunxian.html", "xunxian-2021.html"];
/** @param {string} search @param {string} [hash] */
const sent = (search, hash = "") => sentOn(pages, ids, { search, hash });

test("a place belongs to the page of its briefing", () => {
  assert.equal(pageOf(pages, "shifanqu-2021.park-city"), "shifanqu-2021.html");
  assert.equal(pageOf(pages, "xunxian"), "xunxian.html");
  assert.equal(pageOf(pages, "xunxian-2021.a"), "xunxian-2021.html");
  assert.equal(pageOf(pages, "xunxian-2021&appinstall=0"), "xunxian-2021.html");
  assert.equal(pageOf(pages, "xun"), undefined);
  assert.equal(pageOf(pages, ""), undefined);
});

test("what is another page's is sent on with all that the address says", () => {
  assert.equal(sent("?theme=dark&jiedu=shifanqu-2021.goals"), "shifanqu-2021.html?theme=dark&jiedu=shifanqu-2021.goals");
  assert.equal(sent("?lang=en", "#xunxian.a"), "xunxian.html?lang=en#xunxian.a");
  assert.equal(sent("?figure=shifanqu-2021.fig-growth"), "shifanqu-2021.html?figure=shifanqu-2021.fig-growth");
});

test("the fragment goes before the query, and one figure before both", () => {
  assert.equal(sent("?jiedu=shifanqu-2021", "#qixian-2022.industry"), "");
  assert.equal(sent("?jiedu=qixian-2022", "#xunxian.a"), "xunxian.html?jiedu=qixian-2022#xunxian.a");
  assert.equal(sent("?figure=qixian-2022.fig-map", "#xunxian.a"), "");
});

test("what is this page's, nobody's or nothing stays", () => {
  for (const hash of ["", "#", "#qixian-2022", "#qixian-2022.industry", "#industry", "#__proto__", "#//evil.example"]) assert.equal(sent("", hash), "", hash);
  assert.equal(sentOn([], ids, { search: "?jiedu=shifanqu-2021", hash: "" }), "");
});

test("options are what does not name a place", () => {
  assert.equal(optionsOf("?theme=dark&jiedu=a.b&lang=en&figure=c&q=42&hit=3"), "theme=dark&lang=en");
  assert.equal(optionsOf("?plain"), "plain");
  assert.equal(optionsOf(""), "");
});
