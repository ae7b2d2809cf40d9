import { type Attestation, type Command, textToBytes32 } from "@green-ledger/domain";
import { claimRegistryAbi as abi, Effect } from "@green-ledger/protocol";
import { FOUNDING, testId } from "@green-ledger/testkit";
import { decodeFunctionData } from "viem";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startSenderSystem } from "../../test/sender-system.ts";
import { encodeCommand } from "./encode-command.ts";
import { splitCalldata } from "./split-calldata.ts";
import { splitCommand } from "./split-command.ts";

const id = (n: number) => testId("encode", n);
const SCHEMA = textToBytes32("PERMIT_1");

describe("encoding", () => {
  it.each<[Command, string, unknown[]]>([
    [
      {
        kind: "registerClaimSchema",
        schema: "PERMIT_1",
        effect: "penalty",
        longestDays: 7,
        challengeWindow: 60,
        definitionRoot: id(1),
      },
      "registerSchema",
      [SCHEMA, Effect.PENALTY, 7, 60, id(1)],
    ],
    [{ kind: "closeClaimSchema", schema: "PERMIT_1" }, "closeSchema", [SCHEMA]],
    [{ kind: "challengeClaim", claim: id(1), reasonRoot: id(2) }, "challenge", [id(1), id(2)]],
    [
      { kind: "decideChallenge", claim: id(1), upheld: true, reasonRoot: id(2) },
      "decide",
      [id(1), true, id(2)],
    ],
    [{ kind: "revokeClaim", claim: id(1), reasonRoot: id(2) }, "revoke", [id(1), id(2)]],
    [{ kind: "requirePermit", asset: id(1), schema: "PERMIT_1" }, "requirePermit", [id(1), SCHEMA]],
    [
      { kind: "waivePermit", asset: id(1), schema: "PERMIT_1", reasonRoot: id(2) },
      "waivePermit",
      [id(1), SCHEMA, id(2)],
    ],
  ])("puts every field of %o in its place", (command, functionName, args) => {
    const { contract, data } = encodeCommand(command);
    expect(contract).toBe("ClaimRegistry");
    expect(decodeFunctionData({ abi, data })).toEqual({ functionName, args });
  });

  it("puts attestations in their place, and can cut them in halves", () => {
    const claims = [1, 2, 3].map(
      (n): Attestation => ({
        id: id(n),
        schema: "PERMIT_1",
        subject: id(10),
        dataRoot: id(11),
        validFrom: 12,
        validUntil: 0,
        references: [id(13)],
      }),
    );
    const { data } = encodeCommand({ kind: "attestClaims", claims });
    const tuples = claims.map((claim) => ({ ...claim, schema: SCHEMA, validFrom: 12n, validUntil: 0n }));
    expect(decodeFunctionData({ abi, data })).toEqual({ functionName: "attest", args: [tuples] });
    const halves = [claims.slice(0, 2), claims.slice(2)].map(
      (part) => encodeCommand({ kind: "attestClaims", claims: part }).data,
    );
    expect(splitCalldata("ClaimRegistry", data)).toEqual(halves);
  });
});

describe("the gas that attestations are given", () => {
  let world: Awaited<ReturnType<typeof startSenderSystem>>;
  beforeAll(async () => {
    world = await startSenderSystem();
  });
  afterAll(() => world.close());

  it("is more than the chain uses, whatever they say and refer to", async () => {
    const { system, cast } = world;
    const { figure, permit } = FOUNDING.claimSchemas;
    const now = system.clock.now();
    const [base] = claimsOf("gas base", 1, figure, []);
    const roots = [base?.id ?? id(0)];
    for (const claims of [
      [base],
      claimsOf("gas one", 1, permit, []),
      claimsOf("gas figures", 40, figure, []),
      claimsOf("gas permits", 40, permit, []),
      claimsOf("gas linked", 40, figure, [...roots, ...roots, ...roots, ...roots]),
    ]) {
      const command: Command = { kind: "attestClaims", claims: claims.flatMap((claim) => claim ?? []) };
      const { status, gasUsed } = await system.send({ sender: cast.members.verifier.key, command });
      expect(status).toBe("0x1");
      const [part] = splitCommand(command, 60_000_000);
      const given = part?.gas ?? 0;
      const name = `${command.claims[0]?.schema} ${command.claims.length}: ${Number(gasUsed)} of ${given}`;
      // A tenth is left over, and it is not three times too much.
      expect(Number(gasUsed) * 1.1, name).toBeLessThan(given);
      expect(Number(gasUsed) * 3, name).toBeGreaterThan(given);
    }

    function claimsOf(kind: string, count: number, schema: string, references: Attestation["references"]) {
      return Array.from({ length: count }, (_, n): Attestation => {
        const claim = testId(kind, n);
        const times = { validFrom: now, validUntil: now + 86_400 * 30 };
        return { id: claim, schema, subject: FOUNDING.assets.wind, dataRoot: claim, ...times, references };
      });
    }
  });
});
