/**
 * A section's or briefing's id as the host takes it from outside.
 *
 * @param {unknown} value
 * @returns {string} "" for anything that cannot be one
 */
export function readId(value) {
  return typeof value === "string" && /^[\w.-]{1,128}$/.test(value) ? value : "";
}

/**
 * The section that the host page's address asks for: `#jiedu-SECTION`, else `?jiedu=SECTION`.
 *
 * @param {{ hash: string, search: string }} address
 */
export function requestedSection({ hash, search }) {
  return readId((/^#jiedu-(.+)/.exec(hash) || /[?&]jiedu=([^&]+)/.exec(search) || [])[1]);
}

/**
 * Whether a section is a briefing's.
 *
 * @param {string} briefing
 * @param {string} section
 */
export function isPlaceOf(briefing, section) {
  return (section + ".").startsWith(briefing + ".");
}

/**
 * The frame that a section is meant for: the only one of the page, or the one that shows its briefing.
 *
 * @template {{ briefing: string }} F
 * @param {F[]} frames
 * @param {string} section
 * @returns {F | undefined}
 */
export function ownerOf(frames, section) {
  if (!section) return undefined;
  return frames.find(({ briefing }) => frames.length === 1 || isPlaceOf(briefing, section));
}
