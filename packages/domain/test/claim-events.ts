import { textToBytes32, ZERO_32 } from "../src/hex.ts";
import { IDS, id32, type Script } from "./script.ts";

export const CLAIM_IDS = {
  permit: textToBytes32("PERMIT"),
  penalty: textToBytes32("PENALTY"),
  figure: id32(0xc1),
  first: id32(0xc2),
  renewal: id32(0xc3),
  fine: id32(0xc4),
} as const;

/** A figure, a permit that stands on it and is renewed, a fine; one claim ends each way there is. */
export function claim({ emit }: Script): void {
  const { permit, penalty, figure, first, renewal, fine } = CLAIM_IDS;
  const schema = { longestDays: 400, challengeWindow: 60, definitionRoot: id32(20) };
  emit("ClaimRegistry", "SchemaRegistered", { schema: permit, effect: 1, ...schema });
  emit("ClaimRegistry", "SchemaRegistered", { schema: penalty, effect: 2, ...schema });
  emit("ClaimRegistry", "SchemaClosed", { schema: penalty });
  const facts = {
    subject: IDS.asset,
    attester: IDS.bank,
    dataRoot: id32(21),
    countsFrom: 1_790_000_060n,
    validFrom: 1_789_000_000n,
    validUntil: 2n ** 64n - 1n,
  };
  const attested = { ...facts, schema: permit, references: [] };
  emit("ClaimRegistry", "ClaimAttested", { ...attested, claim: figure });
  emit("ClaimRegistry", "PermitListed", {
    subject: IDS.asset,
    schema: permit,
    newest: figure,
    before: ZERO_32,
  });
  const references = [{ claim: figure, epoch: 0 }];
  emit("ClaimRegistry", "ClaimAttested", { ...attested, claim: first, references });
  emit("ClaimRegistry", "ClaimAttested", { ...attested, claim: renewal });
  emit("ClaimRegistry", "PermitListed", {
    subject: IDS.asset,
    schema: permit,
    newest: renewal,
    before: first,
  });
  emit("ClaimRegistry", "ClaimAttested", { ...attested, claim: fine, schema: penalty });
  const challenged = { challenger: IDS.supplier, reasonRoot: id32(22) };
  for (const one of [first, renewal]) emit("ClaimRegistry", "ClaimChallenged", { claim: one, ...challenged });
  const decided = { by: IDS.issuer, reasonRoot: id32(23) };
  emit("ClaimRegistry", "ChallengeDismissed", { claim: renewal, ...decided });
  emit("ClaimRegistry", "ClaimRejected", { claim: first, ...decided, epoch: 1 });
  emit("ClaimRegistry", "ClaimRevoked", { claim: figure, ...decided, epoch: 1 });
  emit("ClaimRegistry", "PermitRequired", { asset: IDS.asset, schema: permit, by: IDS.bank });
  emit("ClaimRegistry", "PermitRequired", { asset: IDS.asset, schema: textToBytes32("OTHER"), by: IDS.bank });
  emit("ClaimRegistry", "PermitWaived", { asset: IDS.asset, schema: permit, ...decided });
}
