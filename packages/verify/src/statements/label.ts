import { AssetStatus, assetKindNames } from "@green-ledger/protocol";
import { CertificateError } from "../certificate-error.ts";
import { fieldOf } from "../chain/state.ts";
import type { Evidence } from "../evidence.ts";
import { bytes32Of, lower, word } from "../hex.ts";
import { nameOf, placeOf, recordOf } from "./common.ts";
import { assetSlots, codeSlot } from "./layout.ts";
import type { StatementOf, SubjectOf } from "./schema.ts";

/** From the registry's state at the end of a block, and the confirmation that brought it about. */
export function deriveLabel(evidence: Evidence, { asset, codes }: SubjectOf<"label">): StatementOf<"label"> {
  const [facts, owner, verifier] = assetSlots(asset).map((slot) => evidence.slot("AssetRegistry", slot));
  if (facts === undefined || owner === undefined || verifier === undefined)
    throw new TypeError("an asset has three slots");
  if (Number(fieldOf(facts, 0, 1)) !== AssetStatus.CONFIRMED)
    throw new CertificateError("claim_false", "the asset is not confirmed");
  const validUntil = fieldOf(facts, 6, 8);
  if (validUntil !== 0n && validUntil <= BigInt(evidence.at.time))
    throw new CertificateError("claim_false", "the confirmation has ended");
  for (const [i, { scheme, code }] of codes.entries()) {
    const before = codes[i - 1];
    if (before !== undefined && `${before.scheme} ${before.code}` >= `${scheme} ${code}`)
      throw new CertificateError("format_invalid", "/statement/codes");
    const slot = codeSlot(asset, bytes32Of(scheme), bytes32Of(code));
    if (evidence.slot("AssetRegistry", slot) === 1n) continue;
    throw new CertificateError("claim_false", `the asset has no code ${code} of ${scheme}`);
  }
  const epoch = fieldOf(facts, 2, 4);
  // After a suspension was lifted the epoch is a later one than the confirmation's.
  const confirmed = evidence.event(
    "AssetRegistry",
    "AssetConfirmed",
    ({ asset: of, verifier: by, validUntil: until, epoch: since }) =>
      of === asset && BigInt(by) === verifier && until === validUntil && since <= epoch,
  );
  return {
    kind: "label",
    asset,
    codes,
    asset_kind: nameOf(assetKindNames, fieldOf(facts, 1, 1)),
    owner: word(owner),
    verifier: word(verifier),
    epoch: Number(epoch),
    valid_until: validUntil === 0n ? null : Number(validUntil),
    confirmed: { ...recordOf(confirmed), report_root: lower(confirmed.args.reportRoot) },
    as_of: placeOf(evidence.at),
  };
}
