export { type ModelStep, modelSequence } from "./model-sequence.ts";
export { nextPause, nextRequest } from "./next.ts";
export { createFresh, type Scene } from "./scene.ts";
