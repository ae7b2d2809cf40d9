import { dayOfSecond, type NotePositionRow, ZERO_32 } from "@green-ledger/domain";
import type { Request } from "../consortium/index.ts";
import { anyAmount, anyItem, anyOffer, anyPool, otherKey, poolOf } from "./pools.ts";
import { actorFor, anyParty, anyRoot, mostly, type Scene, senderOf, unknownId } from "./scene.ts";

/* ----- notes ----- */

export function issueNotes(scene: Scene): Request {
  const { random, state } = scene;
  const pool = anyPool(scene, "closed");
  const colours = state.instruments.get(pool.id)?.colours ?? [1];
  const free = colours.filter((colour) => !state.pools.notes.has(colour));
  const note = mostly(scene, random.any(free) ?? random.pick(colours), () => 1);
  const size = state.tranches.get(note)?.size ?? 10n;
  const holdings = Array.from({ length: random.between(1, 3) }, () => ({
    holder: mostly(scene, anyParty(scene), () => unknownId("party")),
    face: mostly(scene, random.amount(1n, size / 3n + 1n), () => random.pick([0n, size + 1n])),
  }));
  return {
    sender: senderOf(scene, actorFor(scene, pool.issuer, "maker")),
    command: { kind: "issueNotes", pool: pool.id, note, holdings: mostly(scene, holdings, () => []) },
  };
}

export function transferNotes(scene: Scene): Request {
  const { random, state } = scene;
  const position = anyPosition(scene);
  const taken = () => random.any([...state.pools.noteTransfers.keys()]) ?? ZERO_32;
  return {
    sender: senderOf(scene, actorFor(scene, poolOf(scene, position.pool)?.issuer, "checker")),
    command: {
      kind: "transferNotes",
      transfer: mostly(scene, scene.fresh("note transfer"), taken),
      note: mostly(scene, position.colour, () => 1),
      from: mostly(scene, position.holder, () => anyParty(scene)),
      to: mostly(scene, anyParty(scene), () => random.pick([position.holder, unknownId("party")])),
      face: mostly(scene, anyAmount(scene, position.face), () => random.pick([0n, position.face + 1n])),
      dataRoot: anyRoot(scene),
    },
  };
}

function anyPosition({ random, state }: Scene): NotePositionRow {
  const all = [...state.pools.positions.values()];
  return random.any(all.filter(({ face }) => face > 0n)) ?? random.pick(all);
}

export function distributeToNotes(scene: Scene): Request {
  const { random, state, time } = scene;
  const found = anyPool(scene, "closed");
  const notes = [...state.pools.notes.values()].filter(({ pool }) => pool === found.id);
  const note = random.any(notes) ?? random.pick([...state.pools.notes.values()]);
  const pool = poolOf(scene, found.id);
  const [cash, earned] = pool === undefined ? [0n, 0n] : leftOf(pool);
  const unpaid = note.issued - note.principalPaid;
  const most = cash < unpaid ? cash : unpaid;
  const over = () => random.pick([cash + 1n, unpaid + 1n, 0n]);
  return {
    sender: senderOf(scene, actorFor(scene, found.servicer, "custodian")),
    command: {
      kind: "distributeToNotes",
      pool: found.id,
      distributions: [
        {
          note: mostly(scene, note.colour, () => 1),
          principal: mostly(scene, most > 0n ? random.amount(0n, most) : 0n, over),
          interest: mostly(scene, earned > 0n ? random.amount(0n, earned) : 0n, () => earned + 1n),
          valueDate: mostly(scene, dayOfSecond(time) - random.between(0, 3), () =>
            random.pick([0, dayOfSecond(time) + 1]),
          ),
          dataRoot: anyRoot(scene),
        },
      ],
    },
  };
}

/** What came in and was not paid on notes: principal, interest. */
function leftOf({ sums, paid }: NonNullable<ReturnType<typeof poolOf>>): [bigint, bigint] {
  const cash = sums.collected + sums.recovered + sums.cash - paid.principal;
  return [cash, sums.interest - paid.interest];
}

/* ----- substitutions ----- */

export function proposeSubstitution(scene: Scene): Request {
  const { random, state } = scene;
  const out = anyItem(scene, "closed", ["accepted"]);
  const replacement = anyOffer(scene, { id: out.pool });
  const short = out.outstanding - replacement.principal;
  const cash = short > 0n ? short : 0n;
  const taken = () => random.any([...state.pools.substitutions.keys()]) ?? ZERO_32;
  return {
    sender: senderOf(scene, actorFor(scene, poolOf(scene, out.pool)?.issuer, "maker")),
    command: {
      kind: "proposeSubstitution",
      substitution: mostly(scene, scene.fresh("substitution"), taken),
      pool: out.pool,
      out: out.item,
      replacement,
      cash: random.chance(0.1) && cash > 0n ? cash - 1n : cash,
      reasonRoot: mostly(scene, anyRoot(scene), () => ZERO_32),
    },
  };
}

export function approveSubstitution(scene: Scene): Request {
  const { id, pool } = anySubstitution(scene, "proposed");
  const servicer = poolOf(scene, pool)?.servicer ?? unknownId("party");
  return {
    sender: senderOf(scene, actorFor(scene, servicer, "checker")),
    command: { kind: "approveSubstitution", substitution: id },
  };
}

export function acceptSubstitution(scene: Scene): Request {
  const { random, state } = scene;
  const { id, pool, originator } = anySubstitution(scene, "approved");
  const taken = () => random.any([...state.liens.keys()]) ?? ZERO_32;
  return {
    sender: senderOf(scene, otherKey(scene, originator, pool)),
    command: {
      kind: "acceptSubstitution",
      substitution: id,
      lien: mostly(scene, scene.fresh("pool lien"), taken),
    },
  };
}

export function withdrawSubstitution(scene: Scene): Request {
  const { id, pool } = anySubstitution(scene, "proposed");
  return {
    sender: senderOf(scene, actorFor(scene, poolOf(scene, pool)?.issuer, "maker")),
    command: { kind: "withdrawSubstitution", substitution: id, reasonRoot: anyRoot(scene) },
  };
}

function anySubstitution(scene: Scene, status: "proposed" | "approved") {
  const { random, state } = scene;
  const all = [...state.pools.substitutions.values()];
  const found = random.any(all.filter((each) => each.status === status)) ?? random.any(all);
  const nowhere = () => unknownId("substitution");
  return {
    id: found === undefined ? nowhere() : mostly(scene, found.id, nowhere),
    pool: found?.pool ?? unknownId("instrument"),
    originator: found?.replacement.originator ?? unknownId("party"),
  };
}
