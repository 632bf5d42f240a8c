import init, { Answerer } from "jiedu-engine";

/**
 * Starts the engine in this thread.
 *
 * @param {ArrayBuffer} module its WebAssembly
 * @param {ArrayBuffer} files the shell's files, packed
 */
export async function startEngine(module, files) {
  await init({ module_or_path: module });
  return new Answerer(new Uint8Array(files));
}
