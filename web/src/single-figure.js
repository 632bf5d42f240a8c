/** @typedef {{ briefing: string | undefined, name: string }} FigureName */

/**
 * Reads the value of `?figure=`: `briefing.fig-name`, or the name alone, with or without `fig-`.
 *
 * @param {string} value
 * @returns {FigureName | null}
 */
export function parseFigure(value) {
  const found = /^(?:(.+)\.)?(?:fig-)?([\w-]+)$/.exec(value);
  return found && { briefing: found[1], name: /** @type {string} */ (found[2]) };
}

/**
 * The element ids that a figure may have, the likeliest first.
 *
 * @param {FigureName} figure
 * @param {string[]} ids the briefings of the page
 */
export function candidateIds(figure, ids) {
  return (figure.briefing ? [figure.briefing] : ids).map((id) => id + ".fig-" + figure.name);
}

/**
 * Shows one figure alone. The style sheet hides the whole page until the figure has been read, so that nothing else flashes by.
 * Where there is no such figure the whole page is shown, and says so.
 *
 * @param {Element} root
 * @param {string[]} ids
 * @param {string} value what `?figure=` says
 */
export function installSingleFigure(root, ids, value) {
  const figure = parseFigure(value);
  root.setAttribute("data-jiedu-figure", "");
  addEventListener("DOMContentLoaded", () => {
    const candidates = figure ? candidateIds(figure, ids) : [];
    const found = candidates.map((id) => document.getElementById(id)).filter(Boolean)[0];
    const briefing = found && found.closest(".briefing");
    if (found && briefing) isolate(root, briefing, found);
    else {
      root.removeAttribute("data-jiedu-figure");
      const told = root.querySelector(".told");
      if (told) told.removeAttribute("hidden");
    }
  });
}

/**
 * @param {Element} root
 * @param {Element} briefing
 * @param {Element} figure
 */
function isolate(root, briefing, figure) {
  root.setAttribute("data-jiedu-show", briefing.id);
  figure.setAttribute("data-jiedu-only", "");
  // The page's own heading is hidden, so the caption takes its place for screen readers.
  const caption = figure.querySelector(".caption");
  if (caption) {
    caption.setAttribute("role", "heading");
    caption.setAttribute("aria-level", "1");
  }
  const source = /** @type {HTMLAnchorElement | null} */ (figure.querySelector(".figure-source"));
  const heading = briefing.querySelector("h1");
  if (!source || !heading) return;
  // The section that the link leads to is hidden too: it names the briefing and opens the whole page.
  const id = source.hash.slice(1);
  source.textContent = (heading.textContent || "").trim() + " · " + source.textContent;
  source.href = location.href.split(/[?#]/)[0] + "?jiedu=" + id + "#" + id;
  source.target = "_blank";
  source.rel = "noopener";
}
