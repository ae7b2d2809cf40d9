import { z } from "zod";
import { Address, Hash32, IsoTime, line, PartyId, Place, Reference } from "./common.ts";

export const PARTY_KINDS = [
  "bank",
  "enterprise",
  "issuer",
  "verifier",
  "regulator",
  "auditor",
  "data_provider",
  "operator",
] as const;
export const KeyRole = z.enum(["maker", "checker", "custodian", "verifier", "regulator"]);

const identity = {
  reference: Reference,
  name: line(200),
  lei: z.string().max(20).optional().meta({ description: "ISO 17442." }),
  uscc: z.string().max(18).optional().meta({ description: "Unified social credit code, GB 32100." }),
  country: z
    .string()
    .regex(/^[A-Z]{2}$/, "an ISO 3166-1 code")
    .optional(),
  simulated: z
    .boolean()
    .optional()
    .meta({ description: "True for parties that exist only in a demonstration." }),
};

export const CounterpartyInput = z.strictObject(identity).meta({ id: "CounterpartyInput" });
export const MemberInput = z
  .strictObject({ ...identity, kinds: z.array(z.enum(PARTY_KINDS)).min(1), group: PartyId.optional() })
  .meta({ id: "MemberInput" });

/** A party by id, or a counterparty of the caller by reference: it is registered if it is new. */
export const PartyRef = z
  .union([z.strictObject({ id: PartyId }), z.strictObject({ ...identity, name: line(200).optional() })])
  .meta({ id: "PartyRef" });

export const Party = z
  .strictObject({
    id: PartyId,
    status: z.enum(["active", "suspended"]),
    member: z.boolean(),
    group: PartyId,
    registrar: PartyId.nullable(),
    data_root: Hash32,
    created: Place,
    profile: z
      .strictObject({
        ...identity,
        name: line(200).optional(),
        kinds: z.array(z.enum(PARTY_KINDS)).optional(),
      })
      .nullable()
      .meta({ description: "Off-chain facts, for those who may see them." }),
  })
  .meta({ id: "Party" });

export const Key = z
  .strictObject({
    address: Address,
    party: PartyId,
    roles: z.array(KeyRole),
    valid_until: IsoTime.nullable(),
  })
  .meta({ id: "Key" });

export const Reason = z.strictObject({ reason: line(500) });
export const KeyBinding = z.strictObject({
  address: Address,
  party: PartyId,
  roles: z.array(KeyRole).min(1),
  valid_until: IsoTime,
});
export const GroupInput = z.strictObject({ group: PartyId.nullable() });
