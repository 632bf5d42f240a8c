/** The widget's second module, for the script that links it to the first: from beside the page, or out of the one file. */
import { unpackArchive } from "./archive.js";

/** @returns {Promise<Response>} */
export async function fetchDeferred() {
  return new Response(await bytes(), { headers: { "Content-Type": "application/wasm" } });
}

async function bytes() {
  const archive = document.querySelector("script[data-jiedu-deferred-wasm]");
  if (archive) return unpackArchive(archive.textContent || "");
  const boot = document.querySelector("script[data-jiedu-boot]");
  const address = (boot && boot.getAttribute("data-deferred")) || "";
  const response = await fetch(new URL(address, document.baseURI).href);
  if (!response.ok) throw new Error("the server answers " + response.status + " for " + address);
  return response.arrayBuffer();
}
