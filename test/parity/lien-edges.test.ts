import { type Bytes32, type Command, dayOfSecond, type LienTerms } from "@green-ledger/domain";
import type { Outcome } from "@green-ledger/domain/model";
import {
  type Actor,
  FOUNDING,
  foundingRequests,
  type System,
  startSystem,
  testId,
} from "@green-ledger/testkit";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createThree, type Three } from "./three.ts";

const DAY = 86_400;
const { wind } = FOUNDING.assets;
const [, LOAN = wind] = FOUNDING.tranches;

let system: System;
let three: Three;
let next: number;

beforeEach(async () => {
  system = await startSystem();
  three = await createThree(system);
  next = 1;
  for (const request of foundingRequests(system.cast, system.clock.now()))
    await three.step(request, "founding");
});

afterEach(async () => {
  three.compareRows("at the end");
  await three.compareStored("at the end");
  await three.compareViews("at the end");
  await three.close();
  await system.close();
});

const members = () => system.cast.members;
const send = (sender: Actor, command: Command): Promise<Outcome> => three.step({ sender, command }, "edge");
const errorOf = (outcome: Outcome) => (outcome.kind === "accepted" ? "none" : outcome.error);

/** A small mortgage on the issuer's wind farm, for bank A, unless told otherwise. */
function terms(more: Partial<LienTerms> = {}): LienTerms {
  return {
    id: testId("lien", next++),
    kind: "asset",
    object: wind,
    creditor: members().bankA.party,
    class: "mortgage",
    shareBps: 100,
    rank: next,
    until: 0,
    dataRoot: testId("root", 1),
    ...more,
  };
}

async function offer(lien: LienTerms): Promise<Bytes32> {
  const owner = lien.kind === "asset" ? members().issuer : members().bankB;
  expect(errorOf(await send(owner.key, { kind: "offerLien", lien }))).toBe("none");
  return lien.id;
}

async function accept(lien: Bytes32, creditor: Actor = members().bankA.key): Promise<string> {
  return errorOf(await send(creditor, { kind: "acceptLien", lien }));
}

describe("liens", () => {
  test("thirty-two can be active on one object, and one more after a release", async () => {
    const all = Array.from({ length: 33 }, () => terms());
    for (const lien of all) await offer(lien);
    for (const { id } of all.slice(0, 32)) expect(await accept(id)).toBe("none");
    const [first, last] = [all[0]?.id ?? wind, all[32]?.id ?? wind];
    expect(await accept(last)).toBe("LienBook_TooManyLiens");
    const release: Command = { kind: "releaseLien", lien: first, reasonRoot: testId("root", 2) };
    expect(errorOf(await send(members().bankA.key, release))).toBe("none");
    expect(await accept(last)).toBe("none");
  });

  test("the last day counts to its end, for offer and acceptance alike", async () => {
    const today = dayOfSecond(system.clock.now());
    const late = await offer(terms({ until: today }));
    const timely = await offer(terms({ until: today }));
    await system.pass((today + 1) * DAY - system.clock.now() - 1);
    expect(await accept(timely)).toBe("none");
    await system.pass(1);
    expect(await accept(late)).toBe("LienBook_UntilInPast");
    const again = { kind: "offerLien", lien: terms({ until: today }) } as const;
    expect(errorOf(await send(members().issuer.key, again))).toBe("LienBook_UntilInPast");
  });

  test("shares can be used to the last hundredth of a per cent, and each class has its own whole", async () => {
    expect(await accept(await offer(terms({ shareBps: 9_999 })))).toBe("none");
    expect(await accept(await offer(terms({ shareBps: 2 })))).toBe("LienBook_ShareExceeded");
    expect(await accept(await offer(terms({ shareBps: 1 })))).toBe("none");
    expect(await accept(await offer(terms({ shareBps: 10_000, class: "pledge" })))).toBe("none");
  });

  test("a loan pledged for re-lending is neither sold nor securitised, until it is released", async () => {
    const claim = { kind: "loan", object: LOAN, shareBps: 10_000 } as const;
    const centralBank = members().regulator;
    const pledge = terms({ ...claim, class: "relending_pledge", creditor: centralBank.party });
    expect(await accept(await offer(pledge), centralBank.key)).toBe("none");
    for (const name of ["sale", "securitisation", "relending_pledge"] as const) {
      expect(await accept(await offer(terms({ ...claim, class: name })))).toBe("LienBook_ExclusivelyHeld");
    }
    const release: Command = { kind: "releaseLien", lien: pledge.id, reasonRoot: testId("root", 2) };
    expect(errorOf(await send(centralBank.key, release))).toBe("none");
    expect(await accept(await offer(terms({ ...claim, class: "sale" })))).toBe("none");
  });
});

describe("transfers", () => {
  const offerTransfer = async (): Promise<Bytes32> => {
    const transfer = testId("transfer", next++);
    const to = members().contractor.party;
    const command = {
      kind: "offerTransfer",
      transfer,
      asset: wind,
      to,
      dataRoot: testId("root", 3),
    } as const;
    expect(errorOf(await send(members().issuer.key, command))).toBe("none");
    return transfer;
  };
  const consent = (transfer: Bytes32, lien: Bytes32) =>
    send(members().bankA.key, { kind: "consentToTransfer", transfer, lien }).then(errorOf);
  const take = (transfer: Bytes32) =>
    send(members().contractor.key, { kind: "acceptTransfer", transfer }).then(errorOf);

  test("a consent is for the liens as they are: one that takes another's place is asked itself", async () => {
    const first = await offer(terms());
    await accept(first);
    const transfer = await offerTransfer();
    expect(await consent(transfer, first)).toBe("none");
    expect(await consent(transfer, first)).toBe("TransferDesk_ConsentExists");
    const release: Command = { kind: "releaseLien", lien: first, reasonRoot: testId("root", 2) };
    await send(members().bankA.key, release);
    const second = await offer(terms());
    await accept(second);
    expect(await take(transfer)).toBe("TransferDesk_ConsentsMissing");
    expect(await consent(transfer, second)).toBe("none");
    expect(await take(transfer)).toBe("none");
  });

  test("what the former owner offered is void: liens and transfers", async () => {
    const lien = await offer(terms());
    const [first, second] = [await offerTransfer(), await offerTransfer()];
    expect(await take(first)).toBe("none");
    expect(await take(second)).toBe("TransferDesk_OwnerChanged");
    expect(await accept(lien)).toBe("LienBook_OwnerChanged");
    // It can still be tidied away by the party that offered.
    const withdraw = { kind: "withdrawLien", lien, reasonRoot: testId("root", 2) } as const;
    expect(errorOf(await send(members().issuer.key, withdraw))).toBe("none");
  });

  test("no asset goes to the group of its verifier", async () => {
    const { contractor, verifier } = members();
    const transfer = await offerTransfer();
    const join = { kind: "setGroup", party: verifier.party, group: contractor.party } as const;
    await send(system.cast.operator, join);
    expect(await take(transfer)).toBe("AssetRegistry_VerifierNotIndependent");
  });
});
