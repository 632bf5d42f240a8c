/**
 * Starts the desk, and beside it the engine: in a worker, or where none can start in this thread. `jieduEngine` is what the desk asks
 * it by: `post(bytes)` takes a question, `onanswer(bytes)` is called with each answer.
 */
import init from "jiedu-desk";
import { unpackArchive } from "./archive.js";
import { startEngine } from "./desk-engine.js";

/** @param {string} name */
const part = (name) => document.querySelector(`script[data-desk="${name}"]`);

/**
 * What the desk carries under a name; that of a hosted desk lies beside it.
 *
 * @param {string} name
 * @returns {Promise<ArrayBuffer>}
 */
async function bytes(name) {
  const element = part(name);
  const address = element?.getAttribute("data-href");
  if (!address) return unpackArchive(element?.textContent || "");
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address}: ${response.status}`);
  return response.arrayBuffer();
}

/** Questions that were asked before the engine had started. @type {Uint8Array[] | null} */
let waiting = [];
/** @type {(question: Uint8Array) => void} */
let ask = (question) => waiting?.push(question);

const port = {
  /** @param {Uint8Array} question */
  post: (question) => ask(question),
  /** @type {((answer: Uint8Array) => void) | null} */
  onanswer: null,
};
/** @type {any} */ (globalThis).jieduEngine = port;

/** @param {(question: Uint8Array) => void} answerer */
function begin(answerer) {
  const asked = waiting || [];
  waiting = null;
  ask = answerer;
  asked.forEach(answerer);
}

async function unpackEngine() {
  const [module, files] = await Promise.all([bytes("engine"), bytes("shell")]);
  return { module, files };
}

/** @returns {Promise<(question: Uint8Array) => void>} */
async function inWorker() {
  const address = URL.createObjectURL(new Blob([part("worker")?.textContent || ""], { type: "text/javascript" }));
  const worker = new Worker(address);
  const started = new Promise((resolve, reject) => {
    worker.onerror = (event) => reject(new Error(event.message || "the worker did not start"));
    worker.onmessage = resolve;
  });
  const { module, files } = await unpackEngine();
  worker.postMessage({ module, files }, [module, files]);
  await started;
  URL.revokeObjectURL(address);
  worker.onerror = (event) => console.error(`jiedu: the engine failed: ${event.message}`);
  worker.onmessage = ({ data }) => port.onanswer?.(data);
  return (question) => worker.postMessage(question);
}

/** @returns {Promise<(question: Uint8Array) => void>} */
async function inPage() {
  const { module, files } = await unpackEngine();
  const engine = await startEngine(module, files);
  // Between two frames: what was asked for is painted first.
  return (question) => setTimeout(() => port.onanswer?.(engine.answer(question)));
}

inWorker()
  .catch(inPage)
  .then(begin)
  .catch((reason) => console.error(`jiedu: the engine did not start: ${reason}`));

bytes("app")
  .then((module) => init({ module_or_path: module }))
  .catch((reason) => console.error(`jiedu: the desk did not start: ${reason}`));
