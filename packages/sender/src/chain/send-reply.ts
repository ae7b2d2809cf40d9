import type { RpcReply } from "./rpc.ts";

/** What a node's answer to `eth_sendRawTransaction` means. */
export type SendReply =
  /** It has the transaction, now or from before. */
  | { kind: "accepted" }
  /** Its nonce is used: by itself or by another transaction. Only receipts can tell. */
  | { kind: "nonce_used" }
  /** A transaction before it is missing. */
  | { kind: "nonce_ahead" }
  /** It will never take these bytes. */
  | { kind: "refused"; message: string }
  /** It did not take them this time. */
  | { kind: "busy"; message: string };

// Nodes have no codes for these, only texts: Besu's, geth's and the embedded chain's.
const KNOWN = /\bknown transaction|already known|already imported|already exists/i;
const NONCE_USED = /nonce too low|nonce below|replacement transaction underpriced|transaction replaced/i;
const NONCE_AHEAD = /nonce (?:is )?too (?:high|distant|far)|too far in the future|nonce gap/i;
const REFUSED =
  /intrinsic gas|requires at least \d+ gas|exceeds (?:the )?(?:block|transaction|maximum).{0,12} gas|oversized|initcode/i;

export function readSendReply(reply: RpcReply): SendReply {
  if ("result" in reply) return { kind: "accepted" };
  const { message } = reply.error;
  if (KNOWN.test(message)) return { kind: "accepted" };
  if (NONCE_USED.test(message)) return { kind: "nonce_used" };
  if (NONCE_AHEAD.test(message)) return { kind: "nonce_ahead" };
  if (REFUSED.test(message)) return { kind: "refused", message };
  return { kind: "busy", message };
}
