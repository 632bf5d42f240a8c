/** The safety net under the widget: whatever fails, at the start or at the third click, the static page comes back. */

import { restoreStatic } from "./kept.js";

/**
 * Starts the widget on the page, unless the page asks for no scripts.
 *
 * @param {(root: Element) => Promise<void>} start
 */
export function boot(start) {
  const root = document.querySelector(".jiedu");
  if (!root || root.hasAttribute("data-jiedu-plain")) return;
  const net = createNet(root, console);
  // What the widget shows and hides, it shows and hides by the style sheet.
  if (!getComputedStyle(root).getPropertyValue("--jiedu-paper")) return net.giveUp("its style sheet is lost");
  silenceWhenFallen(root, net);
  warnWhenLate(root, net);
  for (const name of ["error", "unhandledrejection"]) {
    addEventListener(name, (event) => {
      const { error, reason, message } = /** @type {any} */ (event);
      if (isWidgetFailure(error || reason, message)) net.giveUp(error || reason || message);
    });
  }
  start(root).catch(net.giveUp);
}

/** @typedef {ReturnType<typeof createNet>} Net */

/**
 * @param {Pick<Element, "querySelectorAll" | "setAttribute" | "jieduReason">} root
 * @param {Pick<Console, "warn">} console
 */
export function createNet(root, console) {
  let hasFallen = false;
  return {
    hasFallen: () => hasFallen,
    /**
     * Puts the static parts back and tells the console, once.
     *
     * @param {unknown} reason
     */
    giveUp(reason) {
      if (hasFallen) return;
      hasFallen = true;
      restoreStatic(root);
      root.setAttribute("data-jiedu-state", "static");
      // After a panic the exception only says that the module has ended.
      console.warn("jiedu: the page stays static:", root.jieduReason || reason);
    },
  };
}

/**
 * Whether an uncaught error is the widget's; other scripts may run in the page too, such as those of browser extensions.
 *
 * @param {unknown} error
 * @param {string | undefined} message
 */
export function isWidgetFailure(error, message) {
  // WebKit hides the errors of pages on a disk. Their policy lets no scripts run but ours.
  if (!error) return /^Script error/.test(message || "");
  return error instanceof WebAssembly.RuntimeError || /wasm-function/.test(/** @type {any} */ (error).stack);
}

/**
 * Keeps events from a widget that has failed; links and details work without it. This must run before the widget listens.
 *
 * @param {Element} root
 * @param {Net} net
 */
function silenceWhenFallen(root, net) {
  const names = [
    "click", "input", "keydown", "pointerover", "pointerout", "focusin", "focusout", "scroll", "resize", "hashchange", "popstate",
  ];
  /** @param {Event} event */
  function silence(event) {
    const isOurs = !(event.target instanceof Element) || root.contains(event.target);
    if (net.hasFallen() && isOurs) event.stopImmediatePropagation();
  }
  for (const name of names) addEventListener(name, silence, true);
}

/**
 * Tells the console of a start that hangs. The page can still come alive after it.
 *
 * @param {Element} root
 * @param {Net} net
 */
function warnWhenLate(root, net) {
  setTimeout(() => {
    if (net.hasFallen() || root.getAttribute("data-jiedu-state") !== "static") return;
    console.warn("jiedu: the page stays static: the widget has not started in 10 s");
  }, 10000);
}
