import { flag } from "./query.js";

/**
 * How far a key moves among the findings; 0 for any other key.
 *
 * @param {{ key: string, ctrlKey: boolean, metaKey: boolean }} event
 */
export function stepOf({ key, ctrlKey, metaKey }) {
  if (ctrlKey || metaKey) return 0;
  return key === "n" ? 1 : key === "p" ? -1 : 0;
}

/**
 * The finding to go to next. After the last comes the first; before any key was pressed, `current` is -1.
 *
 * @param {number} current
 * @param {number} step
 * @param {number} count
 */
export function nextFinding(current, step, count) {
  return (current + step + count) % count;
}

/**
 * An editor's review: `?review` shows it, Alt+Shift+R shows and hides it, n and p go through the list of findings.
 *
 * @param {Element} root
 * @param {string} search
 */
export function installReview(root, search) {
  if (flag(search, "review") !== null) root.setAttribute("data-jiedu-review", "");
  let current = -1;
  addEventListener("keydown", (event) => {
    if (event.altKey && event.shiftKey && event.code === "KeyR") root.toggleAttribute("data-jiedu-review");
    const step = stepOf(event);
    const isTyping = /^(INPUT|TEXTAREA)$/.test(/** @type {Node} */ (event.target).nodeName);
    if (!step || isTyping || !root.hasAttribute("data-jiedu-review")) return;
    const shown = root.getAttribute("data-jiedu-show");
    const links = root.querySelectorAll("[data-briefing='" + shown + "'] .review a");
    if (!links.length) return;
    current = nextFinding(current, step, links.length);
    /** @type {HTMLElement} */ (links[current]).click();
  });
}
