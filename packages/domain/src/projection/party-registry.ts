import { rolesIn } from "../statuses.ts";
import { second } from "./on-chain.ts";
import { change, make, type Projectors, put } from "./projector.ts";
import { ROW } from "./row-refs.ts";

export const partyRegistry: Projectors<"PartyRegistry"> = {
  PartyAdmitted: {
    needs: ({ args }) => [ROW.party(args.party)],
    apply: ({ args, place }, rows) => [
      make(rows, ROW.party(args.party), {
        id: args.party,
        status: "active",
        member: true,
        group: args.group,
        joined: place,
        registrar: null,
        dataRoot: args.dataRoot,
        created: place,
      }),
    ],
  },
  CounterpartyRegistered: {
    needs: ({ args }) => [ROW.party(args.party)],
    apply: ({ args, place }, rows) => [
      make(rows, ROW.party(args.party), {
        id: args.party,
        status: "active",
        member: false,
        group: args.party,
        joined: place,
        registrar: args.registrar,
        dataRoot: args.dataRoot,
        created: place,
      }),
    ],
  },
  PartyGroupChanged: {
    needs: ({ args }) => [ROW.party(args.party)],
    apply: ({ args, place }, rows) => [
      change(rows, ROW.party(args.party), { group: args.newGroup, joined: place }),
    ],
  },
  PartySuspended: {
    needs: ({ args }) => [ROW.party(args.party)],
    apply: ({ args }, rows) => [change(rows, ROW.party(args.party), { status: "suspended" })],
  },
  PartyReinstated: {
    needs: ({ args }) => [ROW.party(args.party)],
    apply: ({ args }, rows) => [change(rows, ROW.party(args.party), { status: "active" })],
  },
  KeyBound: {
    needs: ({ args }) => [ROW.key(args.key)],
    apply: ({ args }) => [
      put(ROW.key(args.key), {
        address: args.key,
        party: args.party,
        roles: rolesIn(args.roles),
        validUntil: second(args.validUntil),
      }),
    ],
  },
  KeyRevoked: {
    needs: ({ args }) => [ROW.key(args.key)],
    apply: ({ args }, rows) => [change(rows, ROW.key(args.key), { roles: [], validUntil: 0 })],
  },
};
