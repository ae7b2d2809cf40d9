import type { z } from "zod";
import type { Accepted, DryRun, Operation, Problem } from "./schemas/operations.ts";

/** Bodies of answers that many routes share. */
export type AcceptedBody = z.output<typeof Accepted>;
export type DryRunBody = z.output<typeof DryRun>;
export type OperationBody = z.output<typeof Operation>;
export type ProblemBody = z.output<typeof Problem>;
