/**
 * Scrolls the host page to a place in a frame, below whatever sticks to the top of the window. It takes two turns: some headers
 * stick only once the page is scrolled.
 *
 * @param {HTMLIFrameElement} frame
 * @param {unknown} top pixels below the frame's upper edge; without a number the host stays where it is
 */
export function scrollToFrame(frame, top) {
  if (typeof top !== "number" || !Number.isFinite(top)) return;
  for (let turn = 0; turn < 2; turn++) {
    const place = frame.getBoundingClientRect().top + Math.max(top, 0);
    // "instant" is not in every list of types, but in every browser.
    const behavior = /** @type {ScrollBehavior} */ ("instant");
    scrollBy({ top: place - Math.min(coveredHeight(), innerHeight / 2) - 12, behavior });
  }
}

/** How much of the window's top is covered. */
function coveredHeight() {
  let covered = parseFloat(getComputedStyle(document.documentElement).scrollPaddingTop) || 0;
  for (let element = document.elementFromPoint(innerWidth / 2, 1); element; element = element.parentElement) {
    if (/fixed|sticky/.test(getComputedStyle(element).position)) {
      covered = Math.max(covered, element.getBoundingClientRect().bottom);
    }
  }
  return covered;
}
