import { isAddressEqual, keccak256, recoverAddress, stringToHex } from "viem";
import { SenderError } from "../errors/sender-error.ts";
import type { Signature, Signer } from "./signer.ts";

/** Half of the order of the curve: the largest `s` that the chain takes (EIP-2). */
const LARGEST_S = 0x7fffffffffffffffffffffffffffffff5d576e7357a4501ddfe92f46681b20a0n;

/** A text that is no transaction, so that its signature is of no use to anybody. */
const PROBE = stringToHex("green ledger: does this signer hold the key it names?");

/**
 * Has a signer sign once, so that a wrong key is found before it signs a transaction.
 * @throws SenderError `signer_mismatch`, `signer_failed`
 */
export async function checkSigner(signer: Signer): Promise<void> {
  const hash = keccak256(PROBE);
  const signature = await signer.sign({ payload: PROBE, hash });
  checkSignature(signature, signer);
  const recovered = await recoverAddress({ hash, signature });
  if (isAddressEqual(recovered, signer.address)) return;
  throw new SenderError(
    "signer_mismatch",
    `The signer for ${signer.address} signs with the key of ${recovered}. Check which key it is given.`,
  );
}

/** Refuses what the chain would refuse. @throws SenderError `signer_failed` */
export function checkSignature({ r, s }: Signature, { address }: Signer): void {
  if (BigInt(r) > 0n && BigInt(s) > 0n && BigInt(s) <= LARGEST_S) return;
  throw new SenderError("signer_failed", `The signer for ${address} gave a signature that no chain takes.`);
}
