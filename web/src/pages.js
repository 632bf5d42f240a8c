/** The pages of other briefings beside this one: what is theirs is sent on to them, and links to them keep the reader's options. */
import { flag } from "./query.js";
import { briefingOf, requestedBriefing } from "./route.js";

/** What an address says of a place in one briefing, and not of how the reader wants to read. */
const OF_PLACE = /^(jiedu|figure|q|hit)(=|$)/;

/** @param {Element} root */
export function pagesOf(root) {
  return (root.getAttribute("data-jiedu-pages") || "").split(" ").filter(Boolean);
}

/**
 * The page of the briefing that a place is in. A page's name is its briefing's id with an ending.
 *
 * @param {string[]} pages
 * @param {string} place
 * @returns {string | undefined}
 */
export function pageOf(pages, place) {
  const id = briefingOf(pages.map((page) => /** @type {string} */ (page.split(".")[0])), place);
  return id && pages.filter((page) => page.indexOf(id + ".") === 0)[0];
}

/**
 * Where an address leads that asks for another page's briefing: the same address of that page.
 *
 * @param {string[]} pages
 * @param {string[]} ids the briefings of this page
 * @param {{ hash: string, search: string }} address
 * @returns {string} "" where it asks for nothing of another page
 */
export function sentOn(pages, ids, { hash, search }) {
  const figure = flag(search, "figure");
  const place = figure || hash.replace(/^[#!\/]+/, "") || flag(search, "jiedu") || "";
  const page = !requestedBriefing(ids, "#" + place, "") && pageOf(pages, place);
  return page ? page + search + hash : "";
}

/**
 * The options of an address, as they stand there: everything that does not name a place.
 *
 * @param {string} search
 */
export function optionsOf(search) {
  return search.slice(1).split("&").filter((pair) => pair && !OF_PLACE.test(pair)).join("&");
}

/**
 * Leaves for a page of the same folder, without an entry of history.
 *
 * @param {string} address
 * @returns {boolean} whether the browser has begun to leave
 */
export function leaveFor(address) {
  try {
    location.replace(address);
    return true;
  } catch (_) {
    // A page without an address of its own, such as a srcdoc frame, has nothing beside it.
    return false;
  }
}

/**
 * Sends on what is another page's, now and whenever the fragment changes.
 *
 * @param {Element} root
 * @param {string[]} ids
 */
export function installPages(root, ids) {
  const pages = pagesOf(root);
  addEventListener("DOMContentLoaded", () => keepOptions(root, optionsOf(location.search)));
  if (!pages.length) return;
  function sendOn() {
    const address = sentOn(pages, ids, location);
    // The page that is left is not to be seen.
    if (address && leaveFor(address)) root.setAttribute("hidden", "");
  }
  sendOn();
  // Before what keeps events from a widget that has failed.
  addEventListener("hashchange", sendOn, true);
}

/**
 * @param {Element} root
 * @param {string} options
 */
function keepOptions(root, options) {
  if (!options) return;
  for (const link of Array.from(root.querySelectorAll(".switch a, .listed-title a"))) {
    const href = link.getAttribute("href") || "";
    if (href[0] !== "#") link.setAttribute("href", href + "?" + options);
  }
}

/**
 * Closes the menu of briefings when one is chosen, when the reader turns to something else, and by Escape.
 *
 * @param {Element} root
 */
export function installMenu(root) {
  /** @param {Event} event */
  function close(event) {
    const menu = /** @type {HTMLDetailsElement | null} */ (root.querySelector(".switch-menu"));
    if (!menu || !menu.open) return;
    const { key, type, target } = /** @type {KeyboardEvent} */ (event);
    const isInside = menu.contains(/** @type {Node} */ (target));
    if (type === "keydown" && key !== "Escape") return;
    if (type === "click" && isInside && !(/** @type {Element} */ (target).closest("a"))) return;
    if (type === "focusin" && isInside) return;
    const hadFocus = menu.contains(document.activeElement);
    menu.open = false;
    if (type === "keydown" && hadFocus) /** @type {HTMLElement} */ (menu.firstElementChild).focus();
  }
  ["click", "keydown", "focusin"].forEach((name) => addEventListener(name, close, true));
}
