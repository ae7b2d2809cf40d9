import type { Attestation, Bytes32, Command } from "@green-ledger/domain";
import { inStandingWithClaims, isInForce, type Outcome } from "@green-ledger/domain/model";
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
const { figure, permit, penalty } = FOUNDING.claimSchemas;
const reasonRoot = testId("root", 1);

let system: System;
let three: Three;

beforeEach(async () => {
  system = await startSystem();
  three = await createThree(system);
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

const send = async (sender: Actor, command: Command): Promise<string> => {
  const outcome: Outcome = await three.step({ sender, command }, "edge");
  three.compareRows("edge");
  await three.compareViews("edge");
  return outcome.kind === "accepted" ? "accepted" : outcome.error;
};
const verifier = () => system.cast.members.verifier.key;
const regulator = () => system.cast.members.regulator.key;

const attest = (schema: string, n: number, more: Partial<Attestation> = {}, by = verifier()) => {
  const now = system.clock.now();
  const claim: Attestation = {
    id: testId("claim", n),
    schema,
    subject: wind,
    dataRoot: testId("root", 2),
    validFrom: now,
    validUntil: now + 100 * DAY,
    references: [],
    ...more,
  };
  return send(by, { kind: "attestClaims", claims: [claim] });
};
const id = (n: number): Bytes32 => testId("claim", n);
const inForce = (n: number) => isInForce(three.state(), id(n), system.clock.now());
const inStanding = () => inStandingWithClaims(three.state(), wind, system.clock.now());

describe("seconds", () => {
  test("a claim can be challenged until the second before it counts", async () => {
    await attest(permit, 1);
    await attest(permit, 2);
    const { issuer } = system.cast.members;
    await system.pass(DAY - 1);
    expect(await send(issuer.key, { kind: "challengeClaim", claim: id(1), reasonRoot })).toBe("accepted");
    await system.pass(1);
    expect(await send(issuer.key, { kind: "challengeClaim", claim: id(2), reasonRoot })).toBe(
      "ClaimRegistry_WindowClosed",
    );
    expect([inForce(1), inForce(2)]).toEqual([false, true]);
  });

  test("a claim is valid from its first second until the one before its end", async () => {
    const now = system.clock.now();
    await attest(figure, 1, { validFrom: now + 10, validUntil: now + 20 });
    await attest(figure, 2, { references: [id(1)] });
    for (const [seconds, expected] of [
      [9, false],
      [1, true],
      [9, true],
      [1, false],
    ] as const) {
      await system.pass(seconds);
      expect([inForce(1), inForce(2)]).toEqual([expected, expected]);
      await three.compareViews(`after ${seconds} s`);
    }
  });
});

describe("limits", () => {
  test("eight permits can be required of an asset, and no more", async () => {
    const definitionRoot = testId("root", 3);
    const terms = { effect: "permit", longestDays: 0, challengeWindow: 0, definitionRoot } as const;
    const answers: string[] = [];
    for (let n = 1; n <= 9; n++) {
      const schema = `PERMIT_${n}`;
      await three.step(
        { sender: system.cast.operator, command: { kind: "registerClaimSchema", schema, ...terms } },
        "edge",
      );
      answers.push(await send(verifier(), { kind: "requirePermit", asset: wind, schema }));
    }
    expect(answers).toEqual([...Array(8).fill("accepted"), "ClaimRegistry_TooManyRequirements"]);
  });

  test("references go four levels down, over sixteen claims", async () => {
    for (let n = 0; n <= 4; n++) await attest(figure, n, { references: n === 0 ? [] : [id(n - 1)] });
    expect(await attest(figure, 5, { references: [id(4)] })).toBe("ClaimRegistry_TooDeep");
    // 1 + 5 + 5 + 5 and 1 + 5 + 5 + 5 + 1.
    expect(await attest(figure, 6, { references: [id(4), id(4), id(4)] })).toBe("ClaimRegistry_TooDeep");
    for (let n = 10; n < 12; n++) await attest(figure, n, { references: Array(4).fill(id(0)) });
    expect(await attest(figure, 12, { references: [id(10), id(11), id(10)] })).toBe("accepted");
    expect(await attest(figure, 13, { references: [id(10), id(11), id(10), id(0)] })).toBe(
      "ClaimRegistry_TooHeavy",
    );
  });
});

describe("standing", () => {
  test("a revocation far below takes the asset out of standing, and a renewal brings it back", async () => {
    await send(verifier(), { kind: "requirePermit", asset: wind, schema: permit });
    await attest(figure, 1);
    await attest(figure, 2, { references: [id(1)] });
    await attest(permit, 3, { references: [id(2)] });
    await system.pass(DAY);
    expect(inStanding()).toBe(true);
    await attest(permit, 4);
    expect(inStanding()).toBe(true);
    await send(verifier(), { kind: "revokeClaim", claim: id(1), reasonRoot });
    expect([inForce(2), inForce(3), inStanding()]).toEqual([false, false, false]);
    await system.pass(DAY);
    expect(inStanding()).toBe(true);
  });

  test("sixteen penalties fill an asset; one that is over makes room", async () => {
    const fines = Array.from({ length: 16 }, (_, n) => n);
    for (const n of fines) await attest(penalty, n, {}, regulator());
    expect(await attest(penalty, 16, {}, regulator())).toBe("ClaimRegistry_TooManyPenalties");
    await send(regulator(), { kind: "revokeClaim", claim: id(3), reasonRoot });
    expect(await attest(penalty, 16, {}, regulator())).toBe("accepted");
    expect(inStanding()).toBe(false);
  });
});
