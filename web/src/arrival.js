/**
 * Says on the root that the page is still being read. On a narrow screen the navigator is shown below the text and stands before it
 * in the document: until the text has arrived it would be pushed down with every piece of it.
 *
 * @param {Element} root
 */
export function watchArrival(root) {
  root.setAttribute("data-jiedu-arriving", "");
  document.addEventListener("readystatechange", () => root.removeAttribute("data-jiedu-arriving"));
}
