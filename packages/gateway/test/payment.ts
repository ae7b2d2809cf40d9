import { Accepted, type AcceptedBody } from "@green-ledger/api";
import type { Answer } from "./call.ts";
import type { Network } from "./found-network.ts";

/** Waits until an operation is final. */
export const WAIT = { prefer: "wait=20" };

let references = 0;
export const newReference = (name = "ref") => `${name}-${++references}`;

/** A payment out of the issuer's account that is recorded, changed in some way. */
export function paymentOf({ account, project }: Pick<Network, "account" | "project">, changes: object = {}) {
  return {
    reference: newReference(),
    account,
    amount: { currency: "CNY", minor: "1" },
    value_date: "2027-01-09",
    use: "allocate",
    payee: { reference: "builder", name: "Builder" },
    project,
    ...changes,
  };
}

/** The body of a write that was taken. @throws if it was not */
export function accepted(answer: Answer): AcceptedBody {
  const result = Accepted.safeParse(answer.body);
  if (!result.success) throw new Error(answer.text);
  return result.data;
}
