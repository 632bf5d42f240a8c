/**
 * In a page that the desk previews: tells the desk how far the page is scrolled and what was clicked, and goes where the desk says.
 * The page has no origin of its own there, so who speaks is known by the window alone.
 */
const TYPE = "jiedu:desk";
/** What stands at this part of the height is what the desk shows. */
const LEVEL = 0.36;
const SHOWN = "data-jiedu-picked";

/** @param {object} message */
const tell = (message) => parent.postMessage({ type: TYPE, ...message }, "*");

addEventListener("scroll", () => tell({ ev: "place", y: scrollY }), { passive: true });

addEventListener("message", ({ source, data }) => {
  if (source !== parent || !data || data.type !== TYPE) return;
  if (data.ev === "go") scrollTo({ top: data.y, behavior: "instant" });
  if (data.ev === "show") show(document.getElementById(data.id));
});

/**
 * The page's style sheet knows nothing of the desk.
 *
 * @param {HTMLElement} element
 * @param {boolean} isShown
 */
function wash(element, isShown) {
  element.toggleAttribute(SHOWN, isShown);
  element.style.backgroundColor = isShown ? "var(--jiedu-wash)" : "";
}

/** @param {Element | null} element */
function show(element) {
  document.querySelectorAll(`[${SHOWN}]`).forEach((shown) => wash(/** @type {HTMLElement} */ (shown), false));
  if (!element) return;
  wash(/** @type {HTMLElement} */ (element), true);
  scrollBy({ top: element.getBoundingClientRect().top - innerHeight * LEVEL, behavior: "instant" });
}

addEventListener("click", ({ target }) => {
  const element = target instanceof Element ? target : null;
  // The id of an element is that of its briefing, a dot, and its own.
  const own = (/** @type {Element | null | undefined} */ found) => found?.id.slice(found.id.indexOf(".") + 1);
  const fact = own(element?.closest("[data-fact][id]"));
  const figure = own(element?.closest("figure[id]"))?.replace(/^fig-/, "");
  const heading = element?.closest("h2, h3, h4");
  const section = own(heading?.id ? heading : heading?.closest("section[id]"));
  if (fact || figure || section) tell({ ev: "picked", fact, figure, section });
});
