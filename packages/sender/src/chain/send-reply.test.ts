import { describe, expect, it } from "vitest";
import { readSendReply } from "./send-reply.ts";

const TEXTS = {
  accepted: [
    "Known transaction: 0x7535",
    "already known",
    "Known transaction",
    "Transaction already imported.",
  ],
  nonce_used: [
    "Transaction nonce too low. Expected nonce to be at least 1 but got 0.",
    "nonce too low: next nonce 5, tx nonce 4",
    "Nonce too low",
    "transaction replaced: another transaction of the same sender and nonce took its place",
    "Replacement transaction underpriced",
  ],
  nonce_ahead: [
    "nonce too high: the next nonce of the sender is 2, the transaction has 5.",
    "Nonce too high. Expected nonce to be 1 but got 5.",
    "Transaction nonce is too distant from current sender nonce",
    "transaction nonce too far in the future",
  ],
  refused: [
    "Transaction requires at least 21000 gas but got 2000",
    "intrinsic gas too low",
    "Intrinsic gas exceeds gas limit",
    "Transaction gas limit is 70000000 and exceeds block gas limit of 60000000",
    "exceeds block gas limit",
    "Transaction gas limit exceeds block gas limit",
    "oversized data",
  ],
  busy: [
    "txpool is full",
    "unknown transaction type",
    "Gas price below configured minimum gas price",
    "Sender account not authorized to send transactions",
    "Sender doesn't have enough funds to send tx.",
    "The chain is closed. Start it again.",
    "Request rate limit exceeded",
  ],
};

describe("what a node's answer to a sent transaction means", () => {
  it("accepts a hash", () => {
    expect(readSendReply({ result: "0x01" })).toEqual({ kind: "accepted" });
  });

  for (const [kind, texts] of Object.entries(TEXTS)) {
    it.each(texts)(`${kind}: %s`, (message) => {
      expect(readSendReply({ error: { code: -32000, message } }).kind).toBe(kind);
    });
  }
});
