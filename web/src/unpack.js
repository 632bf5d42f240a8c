/** In the one file, right after the element that carries the widget: unpacks it while the browser still lays out the page. */
import { compileArchive } from "./archive.js";

const script = /** @type {HTMLScriptElement} */ (document.currentScript);
const archive = /** @type {Element} */ (script.previousElementSibling);
const root = /** @type {Element} */ (document.querySelector(".jiedu"));
if (!root.hasAttribute("data-jiedu-plain")) {
  archive.jieduModule = compileArchive(archive.textContent || "");
  // The boot script waits for it and tells the console of a failure; without this the browser would tell it as well.
  archive.jieduModule.catch(() => {});
}
