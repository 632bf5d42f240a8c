import { flag } from "./query.js";

/**
 * The one of some briefings that a place is in: `id` or `id.section`, with whatever chat programs append to it.
 *
 * @param {string[]} ids
 * @param {string} place
 * @returns {string | undefined} undefined where it is in none of them
 */
export function briefingOf(ids, place) {
  return ids.filter((id) => place.indexOf(id) === 0 && !/^[\w-]/.test(place.slice(id.length)))[0];
}

/**
 * The briefing that an address asks for: `#id` or `#id.section`; without a fragment, `?jiedu=id.section`.
 *
 * @param {string[]} ids the briefings of the page
 * @param {string} hash
 * @param {string} search
 * @returns {string | undefined} undefined where the address names none of them
 */
export function requestedBriefing(ids, hash, search) {
  return briefingOf(ids, decoded(hash.replace(/^[#!\/]+/, "") || flag(search, "jiedu") || ""));
}

/**
 * A name as it is written; the browser encodes Chinese ids in its address.
 *
 * @param {string} name
 */
function decoded(name) {
  try {
    return decodeURIComponent(name);
  } catch (_) {
    // A malformed escape.
    return name;
  }
}

/**
 * Shows the briefing that the address asks for, now and whenever the fragment changes. It runs before the first paint, so that
 * no other briefing is ever seen.
 *
 * @param {Element} root
 * @param {string[]} ids
 */
export function installRoute(root, ids) {
  function show() {
    const shown = root.getAttribute("data-jiedu-show");
    // Without a fragment the reader is back where the page began.
    const otherwise = (location.hash && shown) || ids[0] || "";
    const id = requestedBriefing(ids, location.hash, location.search) || otherwise;
    if (id === shown) return;
    root.setAttribute("data-jiedu-show", id);
    // While the page loads, the browser scrolls to the fragment by itself.
    const place = document.getElementById(decoded(location.hash.slice(1)));
    if (place && document.readyState !== "loading") place.scrollIntoView();
  }
  show();
  // Before what keeps events from a widget that has failed.
  addEventListener("hashchange", show, true);
}
