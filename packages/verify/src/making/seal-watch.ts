import { CertificateError } from "../certificate-error.ts";
import type { Header } from "../chain/header.ts";
import type { Hex } from "../hex.ts";
import { isHandedOver } from "../qbft/hand-over.ts";
import { signersOf } from "../qbft/seals.ts";

/** Looks at the seals of blocks as they come, in whatever order. */
export interface SealWatch {
  /** @throws CertificateError seal_invalid, seals_too_few, validators_unknown */
  check(header: Header): void;
}

/** @param validators who is trusted from genesis on; each believed block says who is from then on */
export function createSealWatch(validators: readonly Hex[]): SealWatch {
  /** Sets by the first block that named them, ascending. */
  const known: { number: number; validators: readonly Hex[] }[] = [{ number: 0, validators }];

  return {
    check(header) {
      const { number, qbft } = header;
      // Genesis is agreed on beforehand; nobody seals it.
      if (number === 0) return;
      if (qbft === undefined) throw new CertificateError("seals_too_few", `block ${number}`);
      const place = known.findLastIndex((each) => each.number <= number);
      const trusted = known[place]?.validators ?? validators;
      if (!isHandedOver(trusted, signersOf(header)))
        throw new CertificateError("validators_unknown", `block ${number}`);
      if (qbft.extra.validators.join() !== trusted.join())
        known.splice(place + 1, 0, { number, validators: qbft.extra.validators });
    },
  };
}
