import type { Client } from "@green-ledger/sdk";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Who } from "../cast.ts";
import { foundNetwork, type Network } from "../found-network.ts";
import { startNode, type TestNode } from "../test-node.ts";

const WAIT = { wait: 20 };
const DOCUMENT = { name: "permit.pdf", sha256: "ab".repeat(32) };
const VALID = { valid_from: "2026-12-01T00:00:00Z", valid_until: "2035-01-01T00:00:00Z" };

let node: TestNode;
let network: Network;
let as: Record<"verifier" | "regulator" | "issuer" | "bankA" | "data" | "operator", Client>;

beforeAll(async () => {
  node = await startNode();
  network = await foundNetwork(node);
  const client = (who: Who) => network.client(who);
  as = {
    verifier: await client("verifier"),
    regulator: await client("regulator"),
    issuer: await client("issuer"),
    bankA: await client("bankA"),
    data: await client("data"),
    operator: await client("operator"),
  };
  for (const [schema, effect] of [
    ["FIGURE", "information"],
    ["LICENCE", "permit"],
    ["PENALTY", "penalty"],
  ] as const) {
    const terms = { schema, effect, longest_days: 0, challenge_window_seconds: 0 };
    await as.operator.write(
      "registerClaimSchema",
      { body: { ...terms, name: schema, definition: DOCUMENT } },
      WAIT,
    );
  }
});
afterAll(() => node.close());

const claimOf = (reference: string, schema: string, references: string[] = []) => ({
  reference,
  name: `The ${reference}`,
  schema,
  subject: network.project,
  ...VALID,
  references,
  documents: [DOCUMENT],
  simulated: true,
});

const standing = async () => (await as.data.read("getStanding", { params: { id: network.project } })).data;
const claim = async (id: string, by: Client = as.data) =>
  (await by.read("getClaim", { params: { id } })).data;

async function attest(by: Client, ...claims: ReturnType<typeof claimOf>[]): Promise<string[]> {
  const answer = await by.write("attestClaims", { body: { claims } }, WAIT);
  expect(answer.operation).toMatchObject({ status: "final", error: null });
  return answer.ids;
}

describe("a permit that stands on a figure", () => {
  let figure: string;
  let licence: string;

  it("is asked for by a verifier", async () => {
    const params = { id: network.project };
    await as.verifier.write("requirePermit", { params, body: { schema: "LICENCE" } }, WAIT);
    expect(await standing()).toMatchObject({
      in_standing: false,
      label_in_standing: true,
      requirements: [{ schema: "LICENCE", satisfied: false, permits: [] }],
    });
    const { data } = await as.data.read("getAsset", { params });
    expect(data).toMatchObject({ in_standing: false, missing: ["permit"] });
  });

  it("brings the asset into standing, with its reference in the same call", async () => {
    [figure = ""] = await attest(as.verifier, claimOf("figure", "FIGURE"));
    [licence = ""] = await attest(as.verifier, claimOf("licence", "LICENCE", [figure]));
    expect(await claim(licence)).toMatchObject({
      in_force: true,
      why: [],
      references: [{ claim: figure, epoch: 0, current_epoch: 0, in_force: true }],
    });
    expect(await standing()).toMatchObject({ in_standing: true, requirements: [{ satisfied: true }] });
    const repeat = await as.verifier.write("attestClaim", { body: claimOf("figure", "FIGURE") }, WAIT);
    expect(repeat).toMatchObject({ operation: null, already_recorded: [figure] });
  });

  it("leaves nothing at risk while it stands", async () => {
    const amount = { currency: "CNY", minor: "700" };
    const paid = await as.bankA.write(
      "recordPayment",
      {
        body: {
          account: network.account,
          reference: "P-1",
          amount,
          value_date: "2027-01-10",
          use: "allocate",
          payee: { id: network.parties.contractor },
          project: network.project,
          documents: [DOCUMENT],
        },
      },
      WAIT,
    );
    expect(paid.operation).toMatchObject({ status: "final", outcome: { recorded: 1 } });
    const page = await as.issuer.read("listAllocationsAtRisk", { params: { id: network.project } });
    expect(page).toMatchObject({ data: [], by_tranche: [], standing: { in_standing: true } });
    expect(await as.data.read("listAssetsAtRisk", { params: { id: figure } })).toMatchObject({
      data: [],
      in_force: true,
      why: [],
    });
  });

  it("falls with the figure, and everything downstream is at risk at once", async () => {
    const params = { id: figure };
    await as.verifier.write("revokeClaim", { params, body: { reason: "The meter was wrong." } }, WAIT);
    const revoked = { claim: figure, cause: "revoked", at: null };
    expect(await claim(licence)).toMatchObject({ status: "active", in_force: false, why: [revoked] });
    expect(await standing()).toMatchObject({
      in_standing: false,
      requirements: [{ satisfied: false, permits: [{ claim: licence, in_force: false, why: [revoked] }] }],
    });
    const tranches = [
      { tranche: network.tranche, colour: 1, amount: { currency: "CNY", minor: "700" }, payments: 1 },
    ];
    expect(await as.issuer.read("listAllocationsAtRisk", { params: { id: network.project } })).toMatchObject({
      data: [
        {
          draws: [{ tranche: network.tranche }],
          amount: { minor: "700" },
          payee: network.parties.contractor,
        },
      ],
      next_cursor: null,
      by_tranche: tranches,
      standing: { in_standing: false },
    });
    expect(await as.data.read("listAssetsAtRisk", { params })).toMatchObject({
      data: [{ claim: licence, schema: "LICENCE", asset: network.project, by_tranche: tranches }],
      in_force: false,
      why: [revoked],
    });
  });

  it("shows totals to all, single payments only to those who may see money", async () => {
    const page = await as.data.read("listAllocationsAtRisk", { params: { id: network.project } });
    expect(page.data).toEqual([]);
    expect(page.by_tranche).toHaveLength(1);
  });

  it("is no longer needed once it is waived", async () => {
    const params = { id: network.project };
    await as.verifier.write(
      "waivePermit",
      { params, body: { schema: "LICENCE", reason: "Not needed here." } },
      WAIT,
    );
    expect(await standing()).toMatchObject({ in_standing: true, requirements: [] });
  });
});

describe("a penalty", () => {
  it("is not for verifiers", async () => {
    const answer = await as.verifier.write("attestClaim", { body: claimOf("fine-0", "PENALTY") }, WAIT);
    expect(answer.operation).toMatchObject({
      status: "failed",
      error: { code: "claim_registry_regulator_needed" },
    });
  });

  it("stops the asset until it is taken back", async () => {
    const [fine = ""] = await attest(as.regulator, claimOf("fine", "PENALTY"));
    expect(await standing()).toMatchObject({
      in_standing: false,
      penalties: [{ claim: fine, in_force: true }],
    });
    expect(await as.data.read("listAssetsAtRisk", { params: { id: fine } })).toMatchObject({
      data: [{ claim: fine, asset: network.project }],
      in_force: true,
    });
    const params = { id: fine };
    const dry = await as.verifier.dryRun("revokeClaim", { params, body: { reason: "Settled." } });
    expect(JSON.stringify(dry)).toContain("claim_registry_not_attester");
    await as.regulator.write("revokeClaim", { params, body: { reason: "Settled." } }, WAIT);
    expect(await standing()).toMatchObject({ in_standing: true, penalties: [] });
    expect((await as.data.read("listAssetsAtRisk", { params })).data).toEqual([]);
  });
});

describe("a challenge", () => {
  it("keeps the claim out of force until a regulator has decided", async () => {
    const params = { id: network.claim };
    expect(await claim(network.claim)).toMatchObject({ why: [{ cause: "window_open" }] });
    await as.issuer.write("challengeClaim", { params, body: { reason: "Another site." } }, WAIT);
    expect(await claim(network.claim)).toMatchObject({
      status: "challenged",
      challenger: network.parties.issuer,
      why: [{ claim: network.claim, cause: "challenged", at: null }],
    });
    const own = await as.verifier.write("challengeClaim", { params, body: { reason: "Mine." } }, WAIT);
    expect(own.operation).toMatchObject({ error: { code: "claim_registry_own_claim" } });
    const body = { upheld: true, reason: "It is another site." };
    await as.regulator.write("decideChallenge", { params, body }, WAIT);
    expect(await claim(network.claim)).toMatchObject({ status: "rejected", epoch: 1, in_force: false });
  });
});

describe("lists", () => {
  it.each([
    [{ schema: "PENALTY" }, 1],
    [{ schema: "DISCHARGE_PERMIT" }, 1],
    [{ schema: "FIGURE", attester: "regulator" }, 0],
    [{ attester: "verifier" }, 3],
    [{ subject: "project" }, 4],
    [{ subject: "project", attester: "verifier", schema: "LICENCE" }, 1],
    [{}, 4],
  ])("%o", async (named: { schema?: string; attester?: string; subject?: string }, count) => {
    const query = {
      ...(named.schema === undefined ? {} : { schema: named.schema }),
      ...(named.attester === undefined ? {} : { attester: network.parties[named.attester as Who] }),
      ...(named.subject === undefined ? {} : { subject: network.project }),
    };
    const whole = (await as.data.read("listClaims", { query })).data.map(({ id }) => id);
    expect(whole).toHaveLength(count);
    const paged = await Array.fromAsync(as.data.all("listClaims", { query: { ...query, limit: 1 } }));
    expect(paged.map(({ id }) => id)).toEqual(whole);
  });

  it("shows the facts to attester, owner and supervisors, not to everybody", async () => {
    for (const who of [as.verifier, as.issuer, as.regulator]) {
      expect((await claim(network.claim, who)).profile).toMatchObject({ reference: "permit-1" });
    }
    expect((await claim(network.claim, as.data)).profile).toBeNull();
  });

  it("names what a claim may not lean on", async () => {
    const unknown = `clm_${"0".repeat(64)}`;
    const body = { ...claimOf("leaning", "NO_SUCH", [unknown]), subject: `ast_${"0".repeat(64)}` };
    const refused = as.verifier.write("attestClaim", { body }, WAIT);
    await expect(refused).rejects.toMatchObject({
      problem: {
        errors: [
          { pointer: "/schema", code: "claim_schema_unknown" },
          { pointer: "/subject", code: "asset_unknown" },
          { pointer: "/references/0", code: "claim_unknown" },
        ],
      },
    });
  });
});
