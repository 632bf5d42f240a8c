/**
 * Unpacks and compiles the widget that the one file carries.
 *
 * @param {string} text base64 of a zlib stream
 * @returns {Promise<WebAssembly.Module>}
 */
export async function compileArchive(text) {
  return WebAssembly.compile(await unpackArchive(text));
}

/**
 * What an element of the one file carries.
 *
 * @param {string} text base64 of a zlib stream
 * @returns {Promise<ArrayBuffer>}
 */
export async function unpackArchive(text) {
  if (typeof DecompressionStream === "undefined") throw new Error("this browser has no DecompressionStream");
  const stream = /** @type {ReadableStream} */ (new Response(decodeBase64(text.trim())).body);
  return new Response(stream.pipeThrough(new DecompressionStream("deflate"))).arrayBuffer();
}

/**
 * @param {string} text
 * @returns {Uint8Array<ArrayBuffer>}
 */
export function decodeBase64(text) {
  const { fromBase64 } = /** @type {any} */ (Uint8Array);
  if (fromBase64) return fromBase64.call(Uint8Array, text);
  const binary = atob(text);
  const bytes = new Uint8Array(binary.length);
  for (let i = 0; i < binary.length; i++) bytes[i] = binary.charCodeAt(i);
  return bytes;
}
