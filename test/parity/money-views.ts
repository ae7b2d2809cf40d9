import {
  type Bytes32,
  ENTRY_STATES,
  type Entry,
  type MovementId,
  NOTHING_COUNTED,
  type Payment,
  REASONS,
  SPENDINGS,
  ZERO_32,
} from "@green-ledger/domain";
import { type EntryRecord, entrustedThreshold, leakKey, type ModelState } from "@green-ledger/domain/model";
import { lotLedgerAbi } from "@green-ledger/protocol";
import { encodeCommand } from "@green-ledger/sender";
import { testId } from "@green-ledger/testkit";
import { type Abi, type AbiParameter, decodeFunctionData, encodeAbiParameters, keccak256 } from "viem";
import { coloursAndOne, currencyOf, numberOf, type View, view } from "./view.ts";

const NOBODY = testId("nobody", 1);
const NO_ADDRESS = `0x${"0".repeat(40)}`;

/** What the ledger knows of colours, entries, lines, and the policy of thresholds. */
export function moneyViews(state: ModelState): View[] {
  const counters = coloursAndOne(state).map((colour) =>
    view("LotLedger", "countersOf", [colour], state.tranches.get(colour)?.counters ?? NOTHING_COUNTED),
  );
  const refused = state.refusals.map(({ movement }) => movement);
  const ids = [...new Set([...state.money.entries.keys(), ...refused, NOBODY])];
  return [
    ...counters,
    ...ids.flatMap((id) => entryViews(state, id)),
    ...[...state.money.lines.keys(), NOBODY].map((id) => lineView(state, id)),
    ...thresholdViews(state),
  ];
}

/* ----- entries ----- */

function entryViews(state: ModelState, id: MovementId): View[] {
  const record = state.money.entries.get(id);
  const entry = {
    state: numberOf(ENTRY_STATES, record?.state ?? "none"),
    flag: numberOf(REASONS, record?.flag ?? "none"),
    digest: digestOf(record),
  };
  const made = state.money.requests.get(id);
  const request = {
    account: made?.account ?? ZERO_32,
    requester: made?.requester ?? NO_ADDRESS,
    deadline: BigInt(made?.deadline ?? 0),
  };
  const row = state.movements.get(id);
  const stated = row?.kind === "shortfall";
  return [
    view("LotLedger", "entryOf", [id], entry),
    view("LotLedger", "requestOf", [id], request),
    ...(row?.draws ?? [{ colour: 0 }]).flatMap(({ colour }) => {
      const leak = stated ? state.money.leaks.get(leakKey(id, colour)) : undefined;
      const open = leak === undefined ? 0n : leak.amount - leak.restored;
      const reversed = row?.reversed.find((draw) => draw.colour === colour)?.amount ?? 0n;
      return [
        view("LotLedger", "leakOf", [id, colour], open),
        view("LotLedger", "reversedOf", [id, colour], reversed),
      ];
    }),
  ];
}

/** Thirty bytes of the hash of what was told. */
function digestOf(record: EntryRecord | undefined): Bytes32 {
  if (record === undefined || record.told === null) return `0x${"0".repeat(60)}`;
  const { told } = record;
  const hash = told.kind === "entry" ? hashOfEntry(told.entry) : hashOfRequest(told.account, told.payment);
  return hash.slice(0, 62) as Bytes32;
}

const inputsOf = (name: "confirm" | "request"): readonly AbiParameter[] =>
  (lotLedgerAbi as Abi).flatMap((item) =>
    item.type === "function" && item.name === name ? item.inputs : [],
  );

function hashOfEntry(entry: Entry): Bytes32 {
  const { data } = encodeCommand({ kind: "confirmPayment", payment: NOBODY, entry });
  const { args = [] } = decodeFunctionData({ abi: lotLedgerAbi, data });
  return keccak256(encodeAbiParameters([inputsOf("confirm")[1] as AbiParameter], [args[1]]));
}

/** Of all facts but the day on which the bank pays. */
function hashOfRequest(account: Bytes32, payment: Payment): Bytes32 {
  const payments = [{ ...payment, valueDate: 0 }];
  const { data } = encodeCommand({ kind: "requestPayments", account, payments, deadline: 1 });
  const { args = [] } = decodeFunctionData({ abi: lotLedgerAbi, data });
  const list = inputsOf("request")[1] as AbiParameter & { components: readonly AbiParameter[] };
  const [only] = args[1] as readonly unknown[];
  const parameters: readonly AbiParameter[] = [{ type: "bytes32" }, { ...list, type: "tuple" }];
  return keccak256(encodeAbiParameters(parameters, [account, only]));
}

/* ----- lines and thresholds ----- */

function lineView(state: ModelState, id: Bytes32): View {
  const row = state.money.lines.get(id);
  return view("LotLedger", "lineOf", [id], {
    project: row?.project ?? ZERO_32,
    cap: row?.cap ?? 0n,
    used: row?.used ?? 0n,
    payee: row?.payee ?? ZERO_32,
    from: row?.from ?? 0,
    until: row?.until ?? 0,
    spending: numberOf(SPENDINGS, row?.spending ?? "new"),
    open: row?.open ?? false,
  });
}

function thresholdViews(state: ModelState): View[] {
  const days = state.money.thresholds.flatMap(({ from }) => [from - 1, from]);
  return ["CNY", "EUR", "USD"].flatMap((currency) =>
    [0, ...days, 30_000].map((day) => {
      const expected = entrustedThreshold(state, currency, day);
      return view("MoneyPolicy", "entrustedThreshold", [currencyOf(currency), day], expected);
    }),
  );
}
