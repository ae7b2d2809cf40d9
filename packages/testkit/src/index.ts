export { type Actor, createActor, testId } from "./actors.ts";
export { createManualClock, type ManualClock, TEST_EPOCH } from "./clock.ts";
export {
  actorsByAddress,
  actorsOf,
  type Cast,
  createCast,
  FOUNDING,
  FOUNDING_POOL,
  foundingRequests,
  type Member,
  type Officer,
  type Request,
} from "./consortium/index.ts";
export {
  createFresh,
  type ModelStep,
  modelSequence,
  nextPause,
  nextRequest,
  type Scene,
} from "./generate/index.ts";
export { type Lie, type LyingNode, type LyingNodeOptions, startLyingNode } from "./lying-node/index.ts";
export { createRandom, type Random } from "./random.ts";
export {
  type Answer,
  type MinedLog,
  type MinedReceipt,
  type System,
  type SystemOptions,
  startSystem,
} from "./system/index.ts";
