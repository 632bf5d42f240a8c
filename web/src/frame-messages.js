import { TYPE } from "./messages.js";

/**
 * A host's address, if it is the sender's own: a page could otherwise be made to hand out links to any site. One with a name and
 * a password in it is nothing to hand on.
 *
 * @param {unknown} url
 * @param {string | undefined} origin where the message or the frame came from
 * @returns {string} "" where it proves nothing
 */
export function provenHost(url, origin) {
  try {
    const { protocol, origin: own, username, password, href } = new URL(String(url));
    return /^https?:$/.test(protocol) && own === origin && !username && !password ? href : "";
  } catch (_) {
    return "";
  }
}

/**
 * Reads a message of the host.
 *
 * @param {any} data
 * @returns {{ isInit: boolean, section: string, hostUrl: unknown } | null} null where the page must ignore it
 */
export function readHostMessage(data) {
  if (!data || data.type !== TYPE || (data.ev !== "init" && data.ev !== "goto")) return null;
  const section = typeof data.section === "string" && /^[^<>"']{1,256}$/.test(data.section) ? data.section : "";
  return { isInit: data.ev === "init", section, hostUrl: data.hostUrl };
}

/**
 * pym's name for this frame. It is repeated in every message to pym, so only harmless ones are taken.
 *
 * @param {string | null} value
 */
export function readChildId(value) {
  return value && /^[\w-]{1,64}$/.test(value) ? value : "";
}

/**
 * A message of pym's protocol.
 *
 * @param {string} childId
 * @param {string} kind
 * @param {number} value
 */
export function pymMessage(childId, kind, value) {
  return "pymxPYMx" + childId + "xPYMx" + kind + "xPYMx" + value;
}

/**
 * The addresses that a host may know the frame by: its own, and where the address names what it shows, that of the frame that leads
 * to every briefing and has sent it on.
 *
 * @param {string} address the one that the page was opened with
 * @param {string} briefing the briefing of the page
 */
export function knownAddresses(address, briefing) {
  const file = briefing + ".frame.html", at = address.lastIndexOf("/" + file + "?");
  const rest = address.slice(at + file.length + 1);
  return at < 0 || rest.indexOf(briefing) < 0 ? [address] : [address, address.slice(0, at) + "/frame.html" + rest];
}

/**
 * The messages that tell the height: our own, and those that hosts know from other publishers, so that such a host can fit
 * the frame without our script.
 *
 * @param {{ briefing: string | null, height: number, addresses: string[], childId: string }} page
 * @returns {unknown[]}
 */
export function heightMessages({ briefing, height, addresses, childId }) {
  /** @type {Record<string, number>} */
  const heights = {};
  // Datawrapper's hosts look for the frame whose address contains the name; the last part of the path always is in it.
  for (const address of addresses) heights[/** @type {string} */ (address.split("#")[0]).split("/").pop() || ""] = height;
  /** @type {unknown[]} */
  const messages = [
    { type: TYPE, ev: "height", id: briefing, h: height },
    { "datawrapper-height": heights },
    { sentinel: "amp", type: "embed-size", height },
    ...addresses.map((src) => JSON.stringify({ src, context: "iframe.resize", height })),
  ];
  return childId ? messages.concat(pymMessage(childId, "height", height)) : messages;
}
