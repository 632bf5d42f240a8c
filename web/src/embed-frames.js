/** The frames of the host page and the conversation with the pages in them. */
import { isPlaceOf, ownerOf, readId, requestedSection } from "./embed-address.js";
import { acceptHeight, UNSIZED } from "./embed-height.js";
import { scrollToFrame } from "./embed-scroll.js";
import { TYPE } from "./messages.js";

/**
 * @typedef {object} Joined
 * @property {HTMLIFrameElement} frame
 * @property {HTMLElement} element what stands for the frame on the page: the custom element, or the frame itself
 * @property {() => void} onSized called with every accepted height; until the first the fallback is shown
 * @property {string} briefing the briefing that is shown; "" until the page has spoken
 * @property {string} wanted the section that it was last asked for; it may be another page's, which takes the place of this one
 * @property {import("./embed-height.js").Size} size
 */

/** @type {Joined[]} */
let joined = [];

/** @type {[string, (event: any) => void][]} */
const LISTENERS = [["message", onMessage], ["hashchange", onHashChange]];

/**
 * Starts the conversation with a frame. The window is listened to only while there are frames.
 *
 * @param {HTMLIFrameElement} frame
 * @param {HTMLElement} element
 * @param {() => void} onSized
 */
export function joinFrame(frame, element, onSized) {
  const entry = { frame, element, onSized, briefing: "", wanted: "", size: UNSIZED };
  if (!joined.length) LISTENERS.forEach(([name, listener]) => addEventListener(name, listener));
  joined.push(entry);
  return entry;
}

/** @param {Joined} entry */
export function leaveFrame(entry) {
  joined = joined.filter((other) => other !== entry);
  if (!joined.length) LISTENERS.forEach(([name, listener]) => removeEventListener(name, listener));
}

/**
 * @param {Joined} entry
 * @param {"init" | "goto"} ev
 * @param {string} [section]
 */
export function postToFrame(entry, ev, section) {
  entry.wanted = section || "";
  entry.frame.contentWindow?.postMessage({ type: TYPE, ev, section, hostUrl: ownAddress() }, "*");
}

function ownAddress() {
  return location.href.split("#")[0];
}

/**
 * Where a frame's messages come from. It is asked anew each time: some hosts set the address only when the frame comes near.
 *
 * @param {HTMLIFrameElement} frame
 */
function originOf(frame) {
  try {
    return new URL(frame.src).origin;
  } catch (_) {
    return "";
  }
}

/** @param {MessageEvent} event */
function onMessage({ source, origin, data }) {
  if (!data || data.type !== TYPE) return;
  for (const entry of joined) {
    // The origin of a sandboxed frame and of a file is "null".
    if (source !== entry.frame.contentWindow || (origin !== originOf(entry.frame) && origin !== "null")) continue;
    if (data.ev === "height") onHeight(entry, readId(data.id), data.h);
    else if (readId(data.section)) onSection(entry, data);
  }
}

/**
 * @param {Joined} entry
 * @param {string} briefing
 * @param {unknown} height
 */
function onHeight(entry, briefing, height) {
  if (briefing !== entry.briefing) {
    const isFirst = !entry.briefing, section = isFirst ? requestedSection(location) : entry.wanted;
    entry.briefing = briefing;
    const isIts = isFirst ? ownerOf(joined, section) === entry : isPlaceOf(briefing, section);
    postToFrame(entry, "init", isIts ? section : "");
  }
  const size = acceptHeight(entry.size, height, Date.now());
  if (!size) return;
  entry.size = size;
  entry.frame.style.setProperty("height", size.height + "px", "important");
  entry.onSized();
}

/**
 * @param {Joined} entry
 * @param {{ ev: unknown, section: string, top: unknown }} message
 */
function onSection({ frame, element }, { ev, section, top }) {
  if (ev === "goto") {
    scrollToFrame(frame, top);
    if (!element.hasAttribute("quiet")) {
      try {
        history.replaceState(history.state, "", ownAddress() + "#jiedu-" + section);
      } catch (_) {
        // Browsers refuse too many changes, and some pages any.
      }
    }
  }
  element.dispatchEvent(new CustomEvent("jiedu-section", { bubbles: true, detail: section }));
}

function onHashChange() {
  const section = requestedSection(location), owner = ownerOf(joined, section);
  if (owner) postToFrame(owner, "goto", section);
}
