/**
 * The value of a flag in an address's query, as it is written there. Written without a value it is "".
 * `URLSearchParams` would do the same, but a browser without it still has to show the page.
 *
 * @param {string} search the query with its question mark
 * @param {string} name
 * @returns {string | null} null where the query does not have the flag
 */
export function flag(search, name) {
  const found = new RegExp("[?&]" + name + "(?:=([^&]*))?(?=&|$)").exec(search);
  return found && (found[1] || "");
}
