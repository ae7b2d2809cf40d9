import { isDeepStrictEqual } from "node:util";
import type { Bytes32, PartyId, Profile } from "@green-ledger/domain";
import { endOfPrefix } from "../codec/index.ts";
import type { Level } from "../level/open-level.ts";
import { profileKey, profileOfKey, profilePrefix } from "./keys.ts";
import { OutboxError } from "./outbox-error.ts";
import { put, type Rows } from "./rows.ts";
import type { Write } from "./write-queue.ts";

/** What is known off chain of things on chain. A profile never changes. */
export interface Profiles {
  find(id: Bytes32): Profile | undefined;
  listIds(
    keeper: PartyId,
    kind: Profile["kind"],
    after: Bytes32 | undefined,
    limit: number,
  ): Promise<Bytes32[]>;
  /**
   * The profiles of a list that are not stored or about to be stored.
   * @throws OutboxError `profile_conflict` if one is, with other content
   */
  newAmong(profiles: readonly Profile[]): Profile[];
  /** The writes that add profiles. They are known from now on. */
  add(profiles: readonly Profile[]): Write[];
  /** Says that what `add` gave is written, or never will be. */
  added(profiles: readonly Profile[]): void;
}

export function createProfiles(db: Level, rows: Rows): Profiles {
  const onTheWay = new Map<Bytes32, Profile>();

  function find(id: Bytes32): Profile | undefined {
    return rows.read<Profile>(profileKey(id), "profile");
  }

  return {
    find,

    async listIds(keeper, kind, after, limit) {
      const prefix = profilePrefix(keeper, kind);
      const end = endOfPrefix(prefix);
      const start = after === undefined ? { gte: prefix } : { gt: profileOfKey({ keeper, kind, id: after }) };
      const keys = await db.keys({ ...start, ...(end && { lt: end }), limit }).all();
      return keys.map((key): Bytes32 => `0x${key.subarray(prefix.length).toString("hex")}`);
    },

    newAmong(profiles) {
      const fresh = new Map<Bytes32, Profile>();
      const conflicts: Bytes32[] = [];
      for (const profile of profiles) {
        const known = fresh.get(profile.id) ?? onTheWay.get(profile.id) ?? find(profile.id);
        if (known === undefined) fresh.set(profile.id, profile);
        else if (!isDeepStrictEqual(known, profile)) conflicts.push(profile.id);
      }
      if (conflicts.length > 0) throw conflict(conflicts);
      return [...fresh.values()];
    },

    add(profiles) {
      for (const profile of profiles) onTheWay.set(profile.id, profile);
      return profiles.flatMap((profile) => [
        put(profileKey(profile.id), profile),
        put(profileOfKey(profile), true),
      ]);
    },

    added(profiles) {
      for (const { id } of profiles) onTheWay.delete(id);
    },
  };
}

function conflict(ids: Bytes32[]): OutboxError {
  const message =
    `${ids.length} of the profiles are stored already, with other content. ` +
    "Read them and use what they say: a profile does not change.";
  return new OutboxError("profile_conflict", message, ids);
}
