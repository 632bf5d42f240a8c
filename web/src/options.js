import { flag } from "./query.js";

/**
 * What the address asks of the page's looks.
 *
 * @param {string} search
 */
export function readOptions(search) {
  const theme = flag(search, "theme");
  return {
    theme: theme === "dark" || theme === "light" ? theme : null,
    hidesContents: flag(search, "toc") === "0",
    isPlain: flag(search, "plain") !== null,
    figure: flag(search, "figure"),
  };
}

/**
 * Writes the options where the style sheet and the boot script find them.
 *
 * @param {Element} root
 * @param {ReturnType<typeof readOptions>} options
 */
export function applyOptions(root, options) {
  if (options.theme) root.setAttribute("data-theme", options.theme);
  if (options.hidesContents) root.setAttribute("data-jiedu-toc", "0");
  if (options.isPlain) root.setAttribute("data-jiedu-plain", "");
}
