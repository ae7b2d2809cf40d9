import type { WriteRoute } from "@green-ledger/api";
import type { Bytes32 } from "@green-ledger/domain";
import type { Request } from "express";
import { GatewayError } from "../errors/gateway-error.ts";
import type { GatewayResponse } from "../http/locals.ts";
import type { ReadBody } from "../http/read-body.ts";
import { validate } from "../http/validate.ts";
import type { Plan, PlanContext } from "./plan.ts";

/** A handler as the registration sees it: the types of its input were checked where the handlers are listed. */
export interface AnyWriteHandler {
  ids(input: WriteInput, context: Pick<PlanContext, "principal" | "makeId">): string[];
  plan(input: WriteInput, context: PlanContext): Plan | Promise<Plan>;
}

export interface WriteInput {
  params: unknown;
  query: undefined;
  body: unknown;
}

/** Reads and validates what a write was asked for. Writes take no query. */
export async function readInput(
  route: WriteRoute,
  readBody: ReadBody,
  req: Request,
  res: GatewayResponse,
): Promise<{ input: WriteInput; bodyHash: Bytes32 }> {
  const params = route.params === undefined ? undefined : validate(route.params, "path", req.params);
  const [unknown] = Object.keys(req.query);
  if (unknown !== undefined) throw new GatewayError("query_unknown", "Writes take no query parameters.");
  const { value, hash } = await readBody(req, res);
  return { input: { params, query: undefined, body: validate(route.body, "body", value) }, bodyHash: hash };
}
