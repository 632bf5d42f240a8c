/**
 * A page that was kept while it was alive: saved by the browser, or copied out of its inspector. The copy holds what the widget
 * had made of the page, and nothing that moves it. Here it becomes the static page again, from which it can come alive anew.
 */

/** Attributes of the root that are true only of a page that lives. */
const LIVING = ["booted", "deferred", "panel", "share", "sheet", "tool", "frame", "request"].map((name) => "data-jiedu-" + name);

/**
 * Puts back the static part that each living part keeps; a part that keeps none was added, and goes.
 *
 * @param {Pick<Element, "querySelectorAll">} root
 */
export function restoreStatic(root) {
  for (const part of Array.from(root.querySelectorAll("[data-jiedu-part]"))) {
    const kept = part.querySelector("template[data-jiedu-static]");
    if (kept) part.replaceWith(/** @type {HTMLTemplateElement} */ (kept).content);
    else part.remove();
  }
}

/**
 * Makes a kept page static again. The root's own state is set at once, before anything is painted; the parts follow when they
 * have been read, before the boot script runs.
 *
 * @param {Element} root
 */
export function reviveKept(root) {
  if (!root.hasAttribute("data-jiedu-booted")) return;
  for (const name of LIVING) root.removeAttribute(name);
  root.removeAttribute("style");
  root.setAttribute("data-jiedu-state", "static");
  // A frame as high as its content forbids it to scroll.
  document.documentElement.style.overflowY = "";
  document.addEventListener("readystatechange", function restore() {
    document.removeEventListener("readystatechange", restore);
    restoreStatic(root);
    for (const lit of Array.from(root.querySelectorAll(".on, .here"))) lit.classList.remove("on", "here");
  });
}
