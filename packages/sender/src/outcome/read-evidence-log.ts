import { type Hex, type ItemOutcome, ZERO_32 } from "@green-ledger/domain";
import { evidenceBookAbi } from "@green-ledger/protocol";
import { decodeEventLog, getAbiItem, toEventSelector } from "viem";
import type { RawLog } from "../chain/receipt.ts";

const REGISTERED = toEventSelector(getAbiItem({ abi: evidenceBookAbi, name: "DocumentRegistered" }));
const CONFLICTED = toEventSelector(getAbiItem({ abi: evidenceBookAbi, name: "RegistrationConflicted" }));

/** What a log says of the registration of a document; undefined if it says nothing of one. */
export function readEvidenceLog(log: RawLog): { recorded: number; items: ItemOutcome[] } | undefined {
  const [topic] = log.topics;
  const abi = evidenceBookAbi;
  if (topic === REGISTERED) {
    const { args } = decodeEventLog({ abi, eventName: "DocumentRegistered", ...toDecode(log) });
    if (args.similarTo === ZERO_32) return { recorded: 1, items: [] };
    const suspect = { reason: "evidence_suspect", verdict: "flagged", limit: "0" } as const;
    return { recorded: 1, items: [{ id: args.document, ...suspect }] };
  }
  if (topic === CONFLICTED) {
    const { args } = decodeEventLog({ abi, eventName: "RegistrationConflicted", ...toDecode(log) });
    const refused = { reason: "already_recorded", verdict: "refused", limit: "0" } as const;
    return { recorded: 0, items: [{ id: args.document, ...refused }] };
  }
  return undefined;
}

function toDecode({ data, topics }: RawLog) {
  return { data, topics: topics as [signature: Hex, ...args: Hex[]] };
}
