import { CertificateError } from "../certificate-error.ts";
import { fieldOf } from "../chain/state.ts";
import type { Evidence } from "../evidence.ts";
import { lower, textOf } from "../hex.ts";
import { placeOf } from "./common.ts";
import { countersSlots } from "./layout.ts";
import type { StatementOf, SubjectOf } from "./schema.ts";

/** From the ledger's own counters at the end of a block: all that was minted is accounted for (L1), and none is missing. */
export function deriveNoBreach(
  evidence: Evidence,
  { tranche }: SubjectOf<"no_breach">,
): StatementOf<"no_breach"> {
  const registered = evidence.event(
    "InstrumentRegistry",
    "TrancheRegistered",
    (args) => args.tranche === tranche,
  );
  const instrument = lower(registered.args.instrument);
  const { args } = evidence.event(
    "InstrumentRegistry",
    "InstrumentRegistered",
    (each) => each.instrument === instrument,
  );
  const colour = Number(registered.args.colour);
  const slots = countersSlots(colour).map((slot) => evidence.slot("LotLedger", slot));
  const [live, allocated, minted, returned, fees, breached, lent] = slots.flatMap((slot) => [
    fieldOf(slot, 0, 16),
    fieldOf(slot, 16, 16),
  ]) as [bigint, bigint, bigint, bigint, bigint, bigint, bigint];
  if (minted !== live + allocated + returned + fees + breached + lent)
    throw new CertificateError("sums_differ", "the counters of the tranche");
  if (breached !== 0n)
    throw new CertificateError("claim_false", `${breached} minor units left without a known use`);
  return {
    kind: "no_breach",
    tranche,
    instrument,
    issuer: lower(args.issuer),
    currency: textOf(args.currency),
    colour,
    minted: String(minted),
    live: String(live),
    allocated: String(allocated),
    returned: String(returned),
    fees: String(fees),
    lent: String(lent),
    breached: "0",
    as_of: placeOf(evidence.at),
  };
}
