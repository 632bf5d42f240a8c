/** No page is shorter or taller; other heights are mistakes or attacks on the host's layout. */
const LOWEST = 50, HIGHEST = 30000;
/** A page that has asked for nothing more for so many milliseconds is at rest. */
const REST = 1000;
/** How often a page may grow without coming to rest. */
const MOST_GROWTHS = 8;

/**
 * The height of a frame, when it was set, and how often it has grown without rest.
 *
 * @typedef {{ height: number, since: number, growths: number }} Size
 */

/** @type {Size} */
export const UNSIZED = { height: 0, since: 0, growths: 0 };

/**
 * Decides on a height that a frame asks for. A page whose height depends on its window's would grow for ever, on a slow machine
 * slowly: it is stopped by the number of steps without a rest between them.
 *
 * @param {Size} size
 * @param {unknown} wanted
 * @param {number} now in milliseconds
 * @returns {Size | null} null where the frame stays as it is
 */
export function acceptHeight(size, wanted, now) {
  if (typeof wanted !== "number" || !Number.isFinite(wanted) || wanted <= 0) return null;
  const height = Math.min(Math.max(wanted, LOWEST), HIGHEST);
  if (Math.abs(height - size.height) < 2) return null;
  const growths = height < size.height || now - size.since > REST ? 1 : size.growths + 1;
  return growths > MOST_GROWTHS ? null : { height, since: now, growths };
}
