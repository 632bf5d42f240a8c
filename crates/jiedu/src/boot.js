// The widget's net: whatever fails, now or at the third click, the static page comes back, and the console is told once.
const root = document.querySelector(".jiedu");
let over = false;
// What starts the rest of the widget, given to the script whose module lives, once.
function takeRest() {
  const rest = root.jieduRest;
  delete root.jieduRest;
  return rest;
}
function giveUp(reason) {
  if (over) return;
  over = true;
  for (const part of [...root.querySelectorAll("[data-jiedu-part]")]) {
    if (part.jieduStatic) part.replaceWith(part.jieduStatic);
    else part.remove();
  }
  root.setAttribute("data-jiedu-state", "static");
  console.warn("jiedu: the page stays static:", root.jieduReason || reason);
}
// Registered before the widget's own listeners, so that a dead widget hears nothing; links and details work without it.
for (const name of ["click", "input", "keydown", "pointerover", "pointerout", "focusin", "focusout", "scroll", "resize", "hashchange", "popstate"]) {
  addEventListener(name, (event) => {
    if (over && (!(event.target instanceof Element) || root.contains(event.target))) event.stopImmediatePropagation();
  }, true);
}
// A start that hangs is told as well; the page reads all the same, and comes alive if it still can.
setTimeout(() => {
  if (!over && root.getAttribute("data-jiedu-state") === "static") console.warn("jiedu: the page stays static: the widget has not started in 10 s");
}, 10000);
for (const name of ["error", "unhandledrejection"]) {
  addEventListener(name, (event) => {
    const error = event.error || event.reason;
    // From disk WebKit keeps the error to itself; the policy lets no script run there but ours.
    const muted = !error && /^Script error/.test(event.message);
    if (muted || (error && (error instanceof WebAssembly.RuntimeError || /wasm-function/.test(error.stack)))) giveUp(error || event.message);
  });
}
