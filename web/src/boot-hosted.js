/** Starts the widget of a hosted page, whose files lie beside it. The script's own element names them. */
import { boot } from "./boot.js";

boot(async () => {
  const element = /** @type {Element} */ (document.querySelector("script[data-jiedu-boot]"));
  /** @param {string} attribute */
  const address = (attribute) => new URL(element.getAttribute(attribute) || "", document.baseURI).href;
  const glue = await import(address("data-script"));
  await glue.default({ module_or_path: fetch(address("data-module")) });
});
