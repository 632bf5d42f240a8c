/**
 * The worker of the desk: the engine answers here, so that typing never waits for it. The first message brings the engine, every
 * other one a question; each answer is one message. A question that the engine fails on ends the worker with an error.
 */
import { startEngine } from "./desk-engine.js";

/** @type {Promise<import("jiedu-engine").Answerer> | undefined} */
let engine;

self.onmessage = async ({ data }) => {
  if (!engine) {
    engine = startEngine(data.module, data.files);
    await engine;
    self.postMessage("started");
    return;
  }
  const answer = (await engine).answer(data);
  self.postMessage(answer, { transfer: [answer.buffer] });
};
