/** The widget's second module with its style sheet, for the script that links it to the first: from beside the page, or out of the one file. */
import { unpackArchive } from "./archive.js";

/** @returns {Promise<Response>} */
export async function fetchDeferred() {
  const [wasm] = await Promise.all([bytes(), styleSheet()]);
  return new Response(wasm, { headers: { "Content-Type": "application/wasm" } });
}

async function bytes() {
  const archive = document.querySelector("script[data-jiedu-deferred-wasm]");
  if (archive) return unpackArchive(archive.textContent || "");
  const address = addressOf("data-deferred");
  const response = await fetch(new URL(address, document.baseURI).href);
  if (!response.ok) throw new Error("the server answers " + response.status + " for " + address);
  return response.arrayBuffer();
}

/** The one file has it inside. Elsewhere nothing of the second module is shown without it. */
function styleSheet() {
  const address = addressOf("data-deferred-style");
  if (!address) return Promise.resolve();
  return new Promise((loaded, failed) => {
    const link = document.createElement("link");
    link.rel = "stylesheet";
    link.href = address;
    link.onload = () => loaded(undefined);
    link.onerror = () => failed(new Error("the style sheet " + address + " does not load"));
    document.head.append(link);
  });
}

/** @param {string} name */
function addressOf(name) {
  const boot = document.querySelector("script[data-jiedu-boot]");
  return (boot && boot.getAttribute(name)) || "";
}
