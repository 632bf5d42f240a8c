// Boots the lean page: what travels with the module goes back to its places, before the widget looks for it.
if (!root.hasAttribute("data-jiedu-plain")) try {
  // Two letters of ninety-one are thirteen bits.
  const text = document.querySelector("script[data-jiedu-wasm]").textContent.trim();
  const letter = (at) => { const code = text.charCodeAt(at); return code - (code < 38 ? 33 : code < 60 ? 34 : code < 62 ? 35 : 36); };
  const packed = new Uint8Array(text.length * 13 >> 4);
  for (let from = 0, to = 0, hold = 0, count = 0; from < text.length; from += 2) {
    hold |= letter(from) + 91 * letter(from + 1) << count;
    for (count += 13; count > 7; count -= 8) {
      packed[to++] = hold;
      hold >>>= 8;
    }
  }
  // Sizes of what follows, their checksum, and then both as one stream.
  const head = new DataView(packed.buffer), size = head.getUint32(0, true), end = head.getUint32(4, true);
  const bytes = unlzma(packed, 12, size);
  let low = 1, high = 0;
  for (const byte of bytes) {
    low = (low + byte) % 65521;
    high = (high + low) % 65521;
  }
  if (head.getUint16(8, true) !== low || head.getUint16(10, true) !== high) throw new Error("the widget is damaged");
  // Our own page's HTML: what people wrote is escaped in it, and no script of it is one that runs.
  const page = new DOMParser().parseFromString("<body>" + new TextDecoder().decode(bytes.subarray(0, end)), "text/html");
  const [rules, glue, ...parts] = page.body.children;
  // Rules that only a live page needs go where they were taken out, marked by empty comments.
  const mark = "/**/", sheet = [...document.querySelectorAll("style")].find((it) => it.textContent.includes(mark));
  const carried = rules.textContent.split(mark);
  // At a stroke: an empty sheet is one that the policy does not know.
  sheet.firstChild.data = sheet.textContent.split(mark).map((kept, i) => i ? carried[i - 1] + kept : kept).join("");
  const places = root.querySelectorAll("template"), style = document.documentElement.style;
  // What is being read stays where it is; some browsers would see to that themselves, and it would be done twice.
  const spot = scrollY && document.elementFromPoint(innerWidth / 2, innerHeight / 3), top = spot && spot.getBoundingClientRect().top;
  style.overflowAnchor = "none";
  parts.forEach((part, i) => places[i].replaceWith(part));
  if (spot) scrollBy(0, spot.getBoundingClientRect().top - top);
  style.overflowAnchor = "";
  // The policy knows it by its hash; it runs at once.
  const script = document.createElement("script");
  script.textContent = glue.textContent;
  document.head.append(script);
  await script.jieduStart({ module_or_path: bytes.subarray(end) });
  takeRest()?.();
} catch (error) {
  giveUp(error);
}
