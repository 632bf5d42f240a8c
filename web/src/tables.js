/**
 * Folded tables. Without scripts a table is there, in a `<noscript>`; while scripts run that is text, of which elements are made when
 * the table is opened, needed or printed.
 */

/**
 * Makes the elements of what is folded away; nothing where they are there already.
 *
 * @param {Element} details
 */
export function unfold(details) {
  const folded = details.querySelector("noscript");
  if (!folded) return;
  // A copy that went through a program without scripts has elements in it.
  const isText = !folded.firstElementChild;
  const source = isText ? new DOMParser().parseFromString(folded.textContent || "", "text/html").body : folded;
  const made = document.createDocumentFragment();
  while (source.firstChild) made.appendChild(document.adoptNode(source.firstChild));
  // Replaced and not kept beside it: a copy that is saved has the table once.
  details.replaceChild(made, folded);
  details.dispatchEvent(new CustomEvent("jiedu-unfolded", { bubbles: true }));
}

/** @param {Element} root */
export function installTables(root) {
  /** @param {string} selector */
  function unfoldAll(selector) {
    Array.from(root.querySelectorAll(selector)).forEach(unfold);
  }
  // A link to a table opens it.
  function openLinked() {
    const linked = document.getElementById(location.hash.slice(1));
    if (linked instanceof HTMLDetailsElement && root.contains(linked)) linked.open = true;
  }
  function unfoldOpen() {
    unfoldAll("details[open].table");
  }
  // The event does not bubble.
  root.addEventListener("toggle", unfoldOpen, true);
  root.addEventListener("jiedu-unfold", (event) => unfold(/** @type {Element} */ (event.target)));
  addEventListener("hashchange", openLinked, true);
  addEventListener("beforeprint", () => unfoldAll("details.printed"));
  addEventListener("DOMContentLoaded", () => {
    openLinked();
    unfoldOpen();
  });
}
