import assert from "node:assert/strict";
import test from "node:test";
import { heightMessages, knownAddresses, provenHost, pymMessage, readChildId, readHostMessage } from "../src/frame-messages.js";

test("a host is proven only by the origin that it sends from", () => {
  const url = "https://news.example/article?id=7";
  assert.equal(provenHost(url, "https://news.example"), url);
  assert.equal(provenHost(url, "https://evil.example"), "");
  assert.equal(provenHost(url, "http://news.example"), "");
  assert.equal(provenHost(url, undefined), "");
});

test("an address with a name or a password in it is not handed on", () => {
  for (const url of ["https://user:pass@news.example/", "https://user@news.example/", "https://:pass@news.example/"]) {
    assert.equal(provenHost(url, "https://news.example"), "", url);
  }
});

test("what is no web address proves nothing", () => {
  for (const url of ["javascript:alert(1)", "data:text/html,x", "file:///etc", "//news.example/", "", null, {}, NaN]) {
    assert.equal(provenHost(url, "null"), "", String(url));
  }
});

test("only init and goto of this protocol are read", () => {
  const type = "jiedu:v1";
  assert.deepEqual(readHostMessage({ type, ev: "goto", section: "q.gdp" }), {
    isInit: false,
    section: "q.gdp",
    hostUrl: undefined,
  });
  assert.equal(readHostMessage({ type, ev: "init", hostUrl: "x" })?.isInit, true);
  for (const data of [null, undefined, 0, "jiedu:v1", [], {}, { type }, { type: "jiedu:v2", ev: "goto" }, { type, ev: {} }]) {
    assert.equal(readHostMessage(data), null, JSON.stringify(data));
  }
});

test("a section that could be markup or is too long is dropped, and the rest of the message is kept", () => {
  const type = "jiedu:v1", ev = "init";
  for (const section of ['"><img>', "a'b", "", "x".repeat(257), {}, 7, null]) {
    assert.equal(readHostMessage({ type, ev, section })?.section, "");
  }
  assert.equal(readHostMessage({ type, ev, section: "x".repeat(256) })?.section.length, 256);
});

test("pym's child id is repeated only where it is harmless", () => {
  assert.equal(readChildId("a_frame-1"), "a_frame-1");
  for (const id of [null, "", "x' ]", "%3Cimg%3E", "x".repeat(65)]) assert.equal(readChildId(id), "");
});

test("the height is told in every dialect that hosts know", () => {
  const address = "https://a.example/b/frame.html?childId=c#q.gdp";
  const page = { briefing: "q", height: 640, addresses: [address], childId: "c" };
  assert.deepEqual(heightMessages(page), [
    { type: "jiedu:v1", ev: "height", id: "q", h: 640 },
    { "datawrapper-height": { "frame.html?childId=c": 640 } },
    { sentinel: "amp", type: "embed-size", height: 640 },
    `{"src":"${address}","context":"iframe.resize","height":640}`,
    "pymxPYMxcxPYMxheightxPYMx640",
  ]);
  assert.equal(heightMessages({ ...page, childId: "" }).length, 4);
});

test("pym's messages carry its separator", () => {
  assert.equal(pymMessage("chart", "scrollToChildPos", 12), "pymxPYMxchartxPYMxscrollToChildPosxPYMx12");
});

test("a host that framed the page of all briefings knows the one that it was sent on to", () => {
  const at = "https://a.example/b/";
  assert.deepEqual(knownAddresses(at + "q-1.frame.html?jiedu=q-1.gdp#q-1.gdp", "q-1"), [
    at + "q-1.frame.html?jiedu=q-1.gdp#q-1.gdp",
    at + "frame.html?jiedu=q-1.gdp#q-1.gdp",
  ]);
  for (const own of ["q-1.frame.html", "q-1.frame.html?theme=dark", "frame.html?jiedu=q-1", "frame-1f.html?jiedu=q-1"]) {
    assert.deepEqual(knownAddresses(at + own, "q-1"), [at + own]);
  }
  const [, named, , first, second] = heightMessages({ briefing: "q", height: 9, addresses: ["x/a.html?b", "x/c.html#d"], childId: "" });
  assert.deepEqual(named, { "datawrapper-height": { "a.html?b": 9, "c.html": 9 } });
  assert.deepEqual([first, second].map((it) => JSON.parse(String(it)).src), ["x/a.html?b", "x/c.html#d"]);
});
