import type { Command } from "@green-ledger/domain";
import type { Request } from "../consortium/index.ts";
import * as accounts from "./accounts.ts";
import * as assets from "./assets.ts";
import { explainShortfall, stateBalances } from "./bank-statements.ts";
import * as budgets from "./budgets.ts";
import * as claims from "./claims.ts";
import * as evidence from "./evidence.ts";
import { admitProjects, registerInstrument } from "./instruments.ts";
import * as liens from "./liens.ts";
import * as notes from "./notes.ts";
import * as parties from "./parties.ts";
import { convertMoney, lendMoney } from "./passages.ts";
import { recordPayments } from "./payments.ts";
import * as pools from "./pools.ts";
import { recordReceipts } from "./receipts.ts";
import * as requests from "./requests.ts";
import { reverseEntries } from "./reversals.ts";
import type { Scene } from "./scene.ts";
import { closeScheme, registerScheme } from "./taxonomy.ts";
import * as transfers from "./transfers.ts";

const GENERATORS: { [K in Command["kind"]]: { weight: number; make: (scene: Scene) => Request } } = {
  admitParties: { weight: 3, make: parties.admitParties },
  registerCounterparties: { weight: 3, make: parties.registerCounterparties },
  setGroup: { weight: 3, make: parties.setGroup },
  suspendParty: { weight: 2, make: parties.suspendParty },
  reinstateParty: { weight: 5, make: parties.reinstateParty },
  bindKey: { weight: 6, make: parties.bindKey },
  revokeKey: { weight: 1, make: parties.revokeKey },
  registerScheme: { weight: 2, make: registerScheme },
  closeScheme: { weight: 1, make: closeScheme },
  registerAssets: { weight: 6, make: assets.registerAssets },
  addEvidence: { weight: 2, make: assets.addEvidence },
  confirmAsset: { weight: 7, make: assets.confirmAsset },
  rejectAsset: { weight: 1, make: assets.rejectAsset },
  suspendAsset: { weight: 2, make: assets.suspendAsset },
  reinstateAsset: { weight: 3, make: assets.reinstateAsset },
  verifyCost: { weight: 7, make: assets.verifyCost },
  registerInstrument: { weight: 6, make: registerInstrument },
  admitProjects: { weight: 8, make: admitProjects },
  registerClaimSchema: { weight: 4, make: claims.registerClaimSchema },
  closeClaimSchema: { weight: 1, make: claims.closeClaimSchema },
  attestClaims: { weight: 18, make: claims.attestClaims },
  challengeClaim: { weight: 6, make: claims.challengeClaim },
  decideChallenge: { weight: 4, make: claims.decideChallenge },
  revokeClaim: { weight: 4, make: claims.revokeClaim },
  requirePermit: { weight: 5, make: claims.requirePermit },
  waivePermit: { weight: 3, make: claims.waivePermit },
  openAccounts: { weight: 7, make: accounts.openAccounts },
  proposeRule: { weight: 9, make: accounts.proposeRule },
  acceptRule: { weight: 7, make: accounts.acceptRule },
  withdrawRule: { weight: 2, make: accounts.withdrawRule },
  setEntrustedThreshold: { weight: 3, make: budgets.setEntrustedThreshold },
  openLines: { weight: 8, make: budgets.openLines },
  closeLine: { weight: 2, make: budgets.closeLine },
  recordReceipts: { weight: 22, make: recordReceipts },
  recordPayments: { weight: 62, make: recordPayments },
  requestPayments: { weight: 14, make: requests.requestPayments },
  releasePayments: { weight: 14, make: requests.releasePayments },
  cancelPayments: { weight: 4, make: requests.cancelPayments },
  confirmPayment: { weight: 6, make: requests.confirmPayment },
  disputePayment: { weight: 3, make: requests.disputePayment },
  reverseEntries: { weight: 14, make: reverseEntries },
  stateBalances: { weight: 10, make: stateBalances },
  explainShortfall: { weight: 11, make: explainShortfall },
  lendMoney: { weight: 10, make: lendMoney },
  convertMoney: { weight: 7, make: convertMoney },
  offerLien: { weight: 13, make: liens.offerLien },
  acceptLien: { weight: 12, make: liens.acceptLien },
  withdrawLien: { weight: 1, make: liens.withdrawLien },
  declineLien: { weight: 1, make: liens.declineLien },
  releaseLien: { weight: 3, make: liens.releaseLien },
  offerTransfer: { weight: 8, make: transfers.offerTransfer },
  consentToTransfer: { weight: 7, make: transfers.consentToTransfer },
  acceptTransfer: { weight: 7, make: transfers.acceptTransfer },
  withdrawTransfer: { weight: 1, make: transfers.withdrawTransfer },
  declineTransfer: { weight: 1, make: transfers.declineTransfer },
  openEvidenceKey: { weight: 4, make: evidence.openEvidenceKey },
  closeEvidenceKey: { weight: 3, make: evidence.closeEvidenceKey },
  registerDocuments: { weight: 14, make: evidence.registerDocuments },
  acknowledgeDocument: { weight: 5, make: evidence.acknowledgeDocument },
  formPool: { weight: 3, make: pools.formPool },
  addPoolItems: { weight: 6, make: pools.addPoolItems },
  removePoolItems: { weight: 4, make: pools.removePoolItems },
  acceptPoolItems: { weight: 3, make: pools.acceptPoolItems },
  closePool: { weight: 2, make: pools.closePool },
  proposeSubstitution: { weight: 2, make: notes.proposeSubstitution },
  approveSubstitution: { weight: 2, make: notes.approveSubstitution },
  acceptSubstitution: { weight: 2, make: notes.acceptSubstitution },
  withdrawSubstitution: { weight: 1, make: notes.withdrawSubstitution },
  reportPoolFlows: { weight: 4, make: pools.reportPoolFlows },
  writeOffPoolItem: { weight: 1, make: pools.writeOffPoolItem },
  issueNotes: { weight: 1, make: notes.issueNotes },
  transferNotes: { weight: 2, make: notes.transferNotes },
  distributeToNotes: { weight: 2, make: notes.distributeToNotes },
};

const WEIGHTS = Object.fromEntries(Object.entries(GENERATORS).map(([kind, { weight }]) => [kind, weight]));

/** The next thing that somebody asks of a ledger that was founded. Most of it can be granted, much of it cannot. */
export function nextRequest(scene: Scene): Request {
  return GENERATORS[scene.random.weighted(WEIGHTS) as Command["kind"]].make(scene);
}

/**
 * Seconds that pass before the next request: mostly none, sometimes days, so that keys and confirmations run out, and
 * sometimes just as many as lead to such an end or to the second before it.
 */
export function nextPause({ random, state, time }: Pick<Scene, "random" | "state" | "time">): number {
  const running = [...state.keys.values(), ...state.assets.values(), ...state.claims.values()];
  const windows = [...state.claims.values()].map((claim) => claim.countsFrom - time);
  const rules = [...state.accounts.values()].map(({ ruleChange }) => (ruleChange?.effectiveFrom ?? 0) - time);
  const deadlines = [...state.money.requests.values()].map(({ deadline }) => deadline + 1 - time);
  const ends = [...running.map((row) => row.validUntil - time), ...windows, ...rules, ...deadlines];
  const near = ends.filter((left) => left > 0 && left < 864_000);
  const untilEnd = (random.any(near) ?? 1) - random.below(2);
  const pause = random.weighted({ none: 62, minutes: 18, days: 12, month: 1, end: 7 });
  if (pause === "none") return 0;
  if (pause === "end") return untilEnd;
  if (pause === "minutes") return random.between(1, 3_600);
  return pause === "days" ? random.between(3_600, 172_800) : 2_592_000;
}
