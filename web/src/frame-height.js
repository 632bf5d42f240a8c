/**
 * What the host was told last.
 *
 * @typedef {{ height: number, growth: number }} Reported `growth`: how much higher the last measured height was than the one before
 */

/** @type {Reported} */
export const NOTHING_REPORTED = { height: 0, growth: 0 };

/**
 * Decides whether a height is worth telling. A page can be as high as its window and a bit more: then each time the host fits the
 * frame, the page grows by the same amount, for ever. Such a growth is not told.
 *
 * @param {Reported} reported
 * @param {{ height: number, windowHeight: number, sinceResize: number, isRequested: boolean }} measured `sinceResize`: milliseconds
 *   since the window changed; `isRequested`: the host asked for the height, and gets it unchanged as well
 * @returns {{ reported: Reported, isSent: boolean }}
 */
export function decideReport(reported, { height, windowHeight, sinceResize, isRequested }) {
  const growth = height - reported.height;
  if (!growth && !isRequested) return { reported, isSent: false };
  const followsWindow =
    growth > 0 && growth === reported.growth && Math.abs(windowHeight - reported.height) < 3 && sinceResize < 300;
  return {
    // The first height is no growth.
    reported: { height: followsWindow ? reported.height : height, growth: reported.height ? growth : reported.growth },
    isSent: !followsWindow,
  };
}
