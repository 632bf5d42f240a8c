/** The list of all briefings. From disk no browser lets a page fetch what the search needs, nor start the widget: the page says so. */

/**
 * @param {Element} root
 * @param {string} protocol
 */
export function installListing(root, protocol) {
  if (protocol !== "file:" || !root.hasAttribute("data-jiedu-index")) return;
  document.addEventListener("DOMContentLoaded", () => {
    const note = root.querySelector(".listing-note");
    if (note) note.removeAttribute("hidden");
  });
}
