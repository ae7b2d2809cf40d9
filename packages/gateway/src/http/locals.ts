import type { RouteName } from "@green-ledger/api";
import type { NextFunction, Request, Response } from "express";
import type { Principal } from "../principal.ts";

/** What is known of a request while it is answered. */
export interface Locals {
  requestId: string;
  /** Name in the route table, or of an open route; undefined until one fits. */
  route?: RouteName | "livez" | "readyz" | "metrics" | "openapi" | "docs";
  principal?: Principal;
}

export type GatewayResponse = Response<unknown, Locals>;
export type Middleware = (req: Request, res: GatewayResponse, next: NextFunction) => void;

/** A step that may be waited for; what it throws goes to the error handler. */
export type Step = (req: Request, res: GatewayResponse) => Promise<void> | void;
