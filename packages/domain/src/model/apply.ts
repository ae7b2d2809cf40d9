import type { Command } from "../commands.ts";
import { type Address, OTHER_MONEY, ZERO_32 } from "../hex.ts";
import type { ItemOutcome } from "../operations.ts";
import * as access from "./access.ts";
import { openAccounts } from "./accounts.ts";
import * as assets from "./assets.ts";
import { admitProjects, registerInstrument } from "./instruments.ts";
import { recordPayments, recordReceipts } from "./lots.ts";
import { type Accepted, ModelRevert, type Outcome } from "./outcome.ts";
import type { Decision } from "./policy.ts";
import { type Call, copyOf, type ModelState, NUMBERED_CONTRACTS } from "./state.ts";
import { closeScheme, registerScheme } from "./taxonomy.ts";

/** An empty ledger. `operators` may do what is restricted. */
export function createModel({ operators }: { operators: readonly Address[] }): ModelState {
  const counters = { minted: 0n, live: 0n, allocated: 0n, returned: 0n, fees: 0n };
  return {
    operators: new Set(operators),
    parties: new Map(),
    keys: new Map(),
    schemes: new Map(),
    assets: new Map(),
    stoppedByRegulator: new Set(),
    instruments: new Map(),
    tranches: new Map([
      [OTHER_MONEY, { colour: OTHER_MONEY, id: ZERO_32, instrument: ZERO_32, size: 0n, counters }],
    ]),
    admissions: new Map(),
    accounts: new Map(),
    holdings: new Map(),
    lots: new Map(),
    movements: new Map(),
    refusals: [],
    sequences: new Map(NUMBERED_CONTRACTS.map((contract) => [contract, 0])),
  };
}

/** Executes one command as one transaction. The state given is left as it is; a reverted command returns it. */
export function apply(
  state: ModelState,
  command: Command,
  call: Call,
): { state: ModelState; outcome: Outcome } {
  const draft = copyOf(state);
  try {
    return { state: draft, outcome: execute(draft, command, call) };
  } catch (error) {
    if (!(error instanceof ModelRevert)) throw error;
    return { state, outcome: { kind: "reverted", error: error.error, args: error.args } };
  }
}

const ACCEPTED: Accepted = { kind: "accepted", reasons: [], items: [], added: [] };

function execute(state: ModelState, command: Command, call: Call): Outcome {
  switch (command.kind) {
    case "admitParties":
      access.admitParties(state, call, command);
      return ACCEPTED;
    case "registerCounterparties":
      return { ...ACCEPTED, added: access.registerCounterparties(state, call, command) };
    case "setGroup":
      access.setGroup(state, call, command);
      return ACCEPTED;
    case "suspendParty":
      access.suspendParty(state, call, command);
      return ACCEPTED;
    case "reinstateParty":
      access.reinstateParty(state, call, command);
      return ACCEPTED;
    case "bindKey":
      access.bindKey(state, call, command);
      return ACCEPTED;
    case "revokeKey":
      access.revokeKey(state, call, command);
      return ACCEPTED;
    case "registerScheme":
      registerScheme(state, call, command);
      return ACCEPTED;
    case "closeScheme":
      closeScheme(state, call, command);
      return ACCEPTED;
    case "registerAssets":
      assets.registerAssets(state, call, command);
      return ACCEPTED;
    case "addEvidence":
      assets.addEvidence(state, call, command);
      return ACCEPTED;
    case "confirmAsset":
      assets.confirmAsset(state, call, command);
      return ACCEPTED;
    case "rejectAsset":
      assets.rejectAsset(state, call, command);
      return ACCEPTED;
    case "suspendAsset":
      assets.suspendAsset(state, call, command);
      return ACCEPTED;
    case "reinstateAsset":
      assets.reinstateAsset(state, call, command);
      return ACCEPTED;
    case "verifyCost":
      assets.verifyCost(state, call, command);
      return ACCEPTED;
    case "registerInstrument":
      registerInstrument(state, call, command);
      return ACCEPTED;
    case "admitProjects":
      admitProjects(state, call, command);
      return ACCEPTED;
    case "openAccounts":
      openAccounts(state, call, command);
      return ACCEPTED;
    case "recordReceipts":
      return decided(command.receipts, recordReceipts(state, call, command));
    case "recordPayments":
      return decided(command.payments, recordPayments(state, call, command));
  }
}

function decided(asked: readonly { id: ItemOutcome["id"] }[], decisions: readonly Decision[]): Outcome {
  const items: ItemOutcome[] = [];
  decisions.forEach(({ reason, verdict, limit }, i) => {
    const id = asked[i]?.id;
    if (id === undefined || verdict === "accept") return;
    items.push({ id, reason, verdict: verdict === "flag" ? "flagged" : "refused", limit: limit.toString() });
  });
  return { ...ACCEPTED, reasons: decisions.map((d) => d.reason), items };
}
