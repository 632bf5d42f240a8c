// What travels with the module goes back to its places in the page, before the widget looks for it.
function unfold({ module_or_path }) {
  const bytes = new Uint8Array(module_or_path), end = 4 + new DataView(bytes.buffer, bytes.byteOffset).getUint32(0, true);
  // Our own page's HTML: what people wrote is escaped in it, and no script of it is one that runs.
  const page = new DOMParser().parseFromString(new TextDecoder().decode(bytes.subarray(4, end)), "text/html");
  const places = root.querySelectorAll("template"), style = document.documentElement.style;
  // What is being read stays where it is; some browsers would see to that themselves, and it would be done twice.
  const spot = scrollY && document.elementFromPoint(innerWidth / 2, innerHeight / 3), top = spot && spot.getBoundingClientRect().top;
  style.overflowAnchor = "none";
  [...page.body.children].forEach((part, i) => places[i].replaceWith(part));
  if (spot) scrollBy(0, spot.getBoundingClientRect().top - top);
  style.overflowAnchor = "";
  return {start}({ module_or_path: bytes.subarray(end) });
}
