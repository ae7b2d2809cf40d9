import type { Command } from "../commands.ts";
import { type Address, OTHER_MONEY, ZERO_32 } from "../hex.ts";
import type { ItemOutcome } from "../operations.ts";
import { NOTHING_COUNTED } from "../rows.ts";
import * as access from "./access.ts";
import * as accounts from "./accounts.ts";
import * as assets from "./assets.ts";
import * as budgets from "./budgets.ts";
import * as claims from "./claims.ts";
import type { Decision } from "./entries.ts";
import * as evidence from "./evidence.ts";
import { emptyEvidence } from "./evidence-state.ts";
import { admitProjects, registerInstrument } from "./instruments.ts";
import * as liens from "./liens.ts";
import { markDays } from "./money-days.ts";
import { emptyMoney } from "./money-state.ts";
import { type Accepted, ModelRevert, type Outcome } from "./outcome.ts";
import { convertMoney, lendMoney } from "./passages.ts";
import { recordPayments } from "./payments.ts";
import { applyPoolCommand } from "./pool-commands.ts";
import { noPools } from "./pool-state.ts";
import { recordReceipts } from "./receipts.ts";
import * as requests from "./requests.ts";
import { reverseEntries } from "./reversals.ts";
import { requirePermit, waivePermit } from "./standing.ts";
import { type Call, copyOf, type ModelState, NUMBERED_CONTRACTS } from "./state.ts";
import { explainShortfall, stateBalances } from "./statements.ts";
import { closeScheme, registerScheme } from "./taxonomy.ts";
import * as transfers from "./transfers.ts";

const NOWHERE: Address = `0x${"0".repeat(40)}`;

export interface ModelOptions {
  /** Who may do what is restricted. */
  operators: readonly Address[];
  /** Where the ledger is. @default the zero address */
  ledger?: Address;
  /** Where the pool book is: the desk of the liens that it takes. @default the zero address */
  poolBook?: Address;
}

/** An empty ledger. */
export function createModel({ operators, ledger = NOWHERE, poolBook = NOWHERE }: ModelOptions): ModelState {
  return {
    operators: new Set(operators),
    ledger,
    parties: new Map(),
    keys: new Map(),
    schemes: new Map(),
    assets: new Map(),
    stoppedByRegulator: new Set(),
    instruments: new Map(),
    tranches: new Map([
      [
        OTHER_MONEY,
        {
          colour: OTHER_MONEY,
          id: ZERO_32,
          instrument: ZERO_32,
          size: 0n,
          parent: OTHER_MONEY,
          counters: NOTHING_COUNTED,
        },
      ],
    ]),
    admissions: new Map(),
    accounts: new Map(),
    claimSchemas: new Map(),
    claims: new Map(),
    permits: new Map(),
    duties: new Map(),
    holdings: new Map(),
    lots: new Map(),
    movements: new Map(),
    money: emptyMoney(),
    refusals: [],
    liens: new Map(),
    encumbrances: new Map(),
    transfers: new Map(),
    evidence: emptyEvidence(),
    pools: noPools(poolBook),
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
    const outcome = execute(draft, command, call);
    markDays(state, draft, call.time);
    return { state: draft, outcome };
  } catch (error) {
    if (!(error instanceof ModelRevert)) throw error;
    return { state, outcome: { kind: "reverted", error: error.error, args: error.args } };
  }
}

const ACCEPTED: Accepted = { kind: "accepted", reasons: [], items: [], added: [], documents: [] };

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
      budgets.verifyCost(state, call, command);
      return ACCEPTED;
    case "registerInstrument":
      registerInstrument(state, call, command);
      return ACCEPTED;
    case "admitProjects":
      admitProjects(state, call, command);
      return ACCEPTED;
    case "registerClaimSchema":
      claims.registerClaimSchema(state, call, command);
      return ACCEPTED;
    case "closeClaimSchema":
      claims.closeClaimSchema(state, call, command);
      return ACCEPTED;
    case "attestClaims":
      claims.attestClaims(state, call, command);
      return ACCEPTED;
    case "challengeClaim":
      claims.challengeClaim(state, call, command);
      return ACCEPTED;
    case "decideChallenge":
      claims.decideChallenge(state, call, command);
      return ACCEPTED;
    case "revokeClaim":
      claims.revokeClaim(state, call, command);
      return ACCEPTED;
    case "requirePermit":
      requirePermit(state, call, command);
      return ACCEPTED;
    case "waivePermit":
      waivePermit(state, call, command);
      return ACCEPTED;
    case "openAccounts":
      accounts.openAccounts(state, call, command);
      return ACCEPTED;
    case "proposeRule":
      accounts.proposeRule(state, call, command);
      return ACCEPTED;
    case "acceptRule":
      accounts.acceptRule(state, call, command);
      return ACCEPTED;
    case "withdrawRule":
      accounts.withdrawRule(state, call, command);
      return ACCEPTED;
    case "setEntrustedThreshold":
      budgets.setEntrustedThreshold(state, call, command);
      return ACCEPTED;
    case "openLines":
      budgets.openLines(state, call, command);
      return ACCEPTED;
    case "closeLine":
      budgets.closeLine(state, call, command);
      return ACCEPTED;
    case "offerLien":
    case "acceptLien":
    case "withdrawLien":
    case "declineLien":
    case "releaseLien":
      liens.applyLienCommand(state, call, command);
      return ACCEPTED;
    case "formPool":
    case "addPoolItems":
    case "removePoolItems":
    case "acceptPoolItems":
    case "closePool":
    case "proposeSubstitution":
    case "approveSubstitution":
    case "acceptSubstitution":
    case "withdrawSubstitution":
    case "reportPoolFlows":
    case "writeOffPoolItem":
    case "issueNotes":
    case "transferNotes":
    case "distributeToNotes":
      applyPoolCommand(state, call, command);
      return ACCEPTED;
    case "offerTransfer":
    case "consentToTransfer":
    case "acceptTransfer":
    case "withdrawTransfer":
    case "declineTransfer":
      transfers.applyTransferCommand(state, call, command);
      return ACCEPTED;
    case "recordReceipts":
      return decided(command.receipts, recordReceipts(state, call, command));
    case "recordPayments":
      return decided(command.payments, recordPayments(state, call, command));
    case "requestPayments":
      return decided(command.payments, requests.requestPayments(state, call, command));
    case "releasePayments":
      return decided(command.payments, requests.releasePayments(state, call, command));
    case "cancelPayments":
      requests.cancelPayments(state, call, command);
      return ACCEPTED;
    case "confirmPayment":
      requests.confirmPayment(state, call, command);
      return ACCEPTED;
    case "disputePayment":
      requests.disputePayment(state, call, command);
      return ACCEPTED;
    case "reverseEntries":
      return decided(command.reversals, reverseEntries(state, call, command));
    case "stateBalances":
      return decided(command.statements, stateBalances(state, call, command));
    case "explainShortfall":
      explainShortfall(state, call, command);
      return ACCEPTED;
    case "lendMoney":
      return decided(command.lendings, lendMoney(state, call, command));
    case "convertMoney":
      return decided(command.conversions, convertMoney(state, call, command));
    case "openEvidenceKey":
      evidence.openEvidenceKey(state, call, command);
      return ACCEPTED;
    case "closeEvidenceKey":
      evidence.closeEvidenceKey(state, call, command);
      return ACCEPTED;
    case "registerDocuments":
      return { ...ACCEPTED, ...evidence.registerDocuments(state, call, command) };
    case "acknowledgeDocument":
      evidence.acknowledgeDocument(state, call, command);
      return ACCEPTED;
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
