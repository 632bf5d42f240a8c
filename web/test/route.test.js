import assert from "node:assert/strict";
import test from "node:test";
import { requestedBriefing } from "../src/route.js";

const ids = ["qixian-2022", "shifanqu-2021"];

test("the fragment names a briefing or something in it", () => {
  assert.equal(requestedBriefing(ids, "#shifanqu-2021", ""), "shifanqu-2021");
  assert.equal(requestedBriefing(ids, "#shifanqu-2021.park-city", ""), "shifanqu-2021");
  assert.equal(requestedBriefing(ids, "#!/shifanqu-2021.park-city", ""), "shifanqu-2021");
});

test("without a fragment the query counts", () => {
  assert.equal(requestedBriefing(ids, "", "?jiedu=shifanqu-2021.park-city"), "shifanqu-2021");
  assert.equal(requestedBriefing(ids, "#qixian-2022", "?jiedu=shifanqu-2021"), "qixian-2022");
});

test("a longer name that begins like a briefing's is another one", () => {
  assert.equal(requestedBriefing(ids, "#qixian-20221", ""), undefined);
  assert.equal(requestedBriefing(ids, "#nowhere", "?jiedu=qixian-2022"), undefined);
  assert.equal(requestedBriefing(ids, "", ""), undefined);
});

test("Chinese ids are encoded in an address", () => {
  const chinese = ["淇县", "示范区"];
  assert.equal(requestedBriefing(chinese, "#" + encodeURIComponent("示范区.目标"), ""), "示范区");
  assert.equal(requestedBriefing(chinese, "", "?jiedu=" + encodeURIComponent("示范区")), "示范区");
  assert.equal(requestedBriefing(chinese, "#%E7%A4", ""), undefined);
});
