export { STORE_ERRORS, StoreError, type StoreErrorCode } from "../codec/store-error.ts";
export { destroyProjection } from "./destroy-projection.ts";
export type { Diagnosis, Fault, ScanProgress } from "./doctor.ts";
export type { Identity } from "./meta.ts";
export { openProjection, type Projection, type ProjectionOptions } from "./open-projection.ts";
export type { BlockHeader } from "./plan-commit.ts";
export { SCHEMA_VERSION } from "./spaces.ts";
export type { ProjectionWriter } from "./writer.ts";
