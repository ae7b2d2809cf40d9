import type { ProblemBody } from "@green-ledger/api";

/** The gateway said no. `problem.code` is stable; `problem.action` says what to do. */
export class ApiError extends Error {
  override readonly name = "ApiError";
  readonly problem: ProblemBody;

  constructor(problem: ProblemBody) {
    super(`${problem.code}: ${problem.detail}`);
    this.problem = problem;
  }
}

/** The gateway could not be reached, or what answered is not a gateway. */
export class TransportError extends Error {
  override readonly name = "TransportError";
  readonly code = "gateway_unreachable";
}
