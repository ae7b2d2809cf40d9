import { Accepted } from "@green-ledger/api";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Answer, call, problemOf } from "../call.ts";
import type { Who } from "../cast.ts";
import { foundNetwork, type Network } from "../found-network.ts";
import { startNode, type TestNode } from "../test-node.ts";

let node: TestNode;
let network: Network;

beforeAll(async () => {
  node = await startNode();
  network = await foundNetwork(node);
});
afterAll(() => node.close());

const WAIT = { prefer: "wait=20" };
const DOCUMENT = { name: "report.pdf", sha256: "ef".repeat(32) };
const UNKNOWN = "9".repeat(64);

const post = (who: Who, path: string, body: object) => call(node, who, path, { body, headers: WAIT });
const faultsOf = (answer: Answer) =>
  problemOf(answer).errors?.map(({ pointer, code }) => `${pointer} ${code}`) ?? [problemOf(answer).code];
const accepted = (answer: Answer) => Accepted.parse(answer.body);

function asset(changes: object = {}) {
  return {
    reference: "solar",
    name: "Solar",
    kind: "project",
    currency: "CNY",
    classifications: [{ scheme: "ICMA_GBP_2021", code: "GBP02" }],
    documents: [DOCUMENT],
    ...changes,
  };
}

describe("assets", () => {
  it("need a currency, known codes, parents and countries", async () => {
    const assets = [
      asset({ currency: "ZZZ" }),
      asset({ reference: "b", classifications: [{ scheme: "NONE", code: "X" }] }),
      asset({ reference: "c", classifications: [{ scheme: "ICMA_GBP_2021", code: "X" }] }),
      asset({ reference: "d", parents: [`ast_${UNKNOWN}`], country: "ZZ" }),
      asset({ reference: " d" }),
    ];
    expect(faultsOf(await post("issuer", "/v1/assets", { assets }))).toEqual([
      "/assets/0/currency currency_unknown",
      "/assets/1/classifications/0/scheme scheme_unknown",
      "/assets/2/classifications/0/code code_unknown",
      "/assets/3/parents/0 asset_unknown",
      "/assets/3/country country_unknown",
      "/assets/4/reference reference_repeated",
    ]);
  });

  it("may have parents in the same list, before them", async () => {
    const tried = await call(node, "issuer", "/v1/assets/dry-run", {
      body: { assets: [asset({ reference: "p" })] },
    });
    const [parent] = (tried.body as { ids: string[] }).ids;
    const child = asset({ reference: "c", parents: [parent] });
    expect(
      faultsOf(await post("issuer", "/v1/assets", { assets: [child, asset({ reference: "p" })] })),
    ).toEqual(["/assets/0/parents/0 asset_unknown"]);
    const both = accepted(await post("issuer", "/v1/assets", { assets: [asset({ reference: "p" }), child] }));
    expect(both.operation?.status).toBe("final");
    const read = await call(node, "data", `/v1/assets/${both.ids[1]}`);
    expect(read.body).toMatchObject({
      data: { parents: [parent], in_standing: false, missing: ["confirmation", "eligible_cost"] },
    });
  });

  it("take more documents from their owner, each once", async () => {
    const path = `/v1/assets/${network.project}/evidence`;
    const other = { name: "map.pdf", sha256: "01".repeat(32) };
    expect(problemOf(await post("contractor", path, { documents: [other] })).code).toBe("forbidden");
    const added = accepted(await post("issuer", path, { documents: [other] }));
    expect(added.operation?.status).toBe("final");
    const again = await post("issuer", path, { documents: [other] });
    expect(accepted(again)).toEqual({
      operation: null,
      ids: [network.project],
      already_recorded: [network.project],
    });
    const { body } = await call(node, "issuer", `/v1/assets/${network.project}`);
    const { profile, evidence_roots } = (
      body as { data: { profile: { documents: object[] }; evidence_roots: string[] } }
    ).data;
    expect(profile.documents).toMatchObject([{ name: "permit.pdf" }, other]);
    expect(evidence_roots).toHaveLength(2);
    const missing = `/v1/assets/ast_${UNKNOWN}/evidence`;
    expect(problemOf(await post("issuer", missing, { documents: [other] })).code).toBe("not_found");
  });

  it("are judged in their own currency, and only if they are there", async () => {
    const body = { eligible_cost: { currency: "USD", minor: "-1" }, report: DOCUMENT };
    expect(faultsOf(await post("verifier", `/v1/assets/${network.project}/cost`, body))).toEqual([
      "/eligible_cost/currency currency_mismatch",
      "/eligible_cost/minor amount_negative",
    ]);
    expect(problemOf(await post("verifier", `/v1/assets/ast_${UNKNOWN}/cost`, body)).code).toBe("not_found");
    const late = { valid_until: "2027-02-30T00:00:00Z", report: DOCUMENT };
    expect(faultsOf(await post("verifier", `/v1/assets/${network.project}/confirm`, late))).toEqual([
      "/valid_until date_invalid",
    ]);
  });
});

describe("admissions", () => {
  const admit = (who: Who, changes: object, instrument = network.instrument) =>
    post(who, `/v1/instruments/${instrument}/projects`, {
      tranche: network.tranche,
      projects: [{ project: network.project, code: "GBP01" }],
      ...changes,
    });

  it("are the issuer's, to a tranche of the instrument", async () => {
    expect(problemOf(await admit("bankA", {})).code).toBe("forbidden");
    expect(problemOf(await admit("issuer", { tranche: `trn_${UNKNOWN}` })).code).toBe("tranche_unknown");
    expect(problemOf(await admit("issuer", {}, `ins_${UNKNOWN}`)).code).toBe("not_found");
  });

  it("need a code of the framework that the project holds", async () => {
    const projects = [
      { project: network.project, code: "GBP03" },
      { project: network.project, code: "GBP02" },
      { project: `ast_${UNKNOWN}`, code: "GBP01" },
    ];
    expect(faultsOf(await admit("issuer", { projects }))).toEqual([
      "/projects/1/project reference_repeated",
      "/projects/0/code code_not_eligible",
      "/projects/0/code code_not_held",
      "/projects/1/code code_not_held",
      "/projects/2/project asset_unknown",
    ]);
  });

  it("under another code than before are refused", async () => {
    const both = { scheme: "ICMA_GBP_2021" };
    const registered = accepted(
      await post("issuer", "/v1/assets", {
        assets: [
          asset({
            reference: "two",
            classifications: [
              { ...both, code: "GBP01" },
              { ...both, code: "GBP02" },
            ],
          }),
        ],
      }),
    );
    const [project] = registered.ids;
    expect(
      accepted(await admit("issuer", { projects: [{ project, code: "GBP01" }] })).operation?.status,
    ).toBe("final");
    const other = await admit("issuer", { projects: [{ project, code: "GBP02" }] });
    expect(faultsOf(other)).toEqual(["/projects/0/code reference_reused"]);
  });
});

describe("members, keys, schemes and accounts", () => {
  it("need groups and owners that there are", async () => {
    const parties = [
      { reference: "head", name: "Head", kinds: ["enterprise"] },
      { reference: "limb", name: "Limb", kinds: ["enterprise"], group: `pty_${UNKNOWN}` },
    ];
    expect(faultsOf(await post("operator", "/v1/parties", { parties }))).toEqual([
      "/parties/1/group party_unknown",
    ]);
    const { parties: members } = network;
    expect(
      faultsOf(await post("operator", `/v1/parties/${members.data}/group`, { group: `pty_${UNKNOWN}` })),
    ).toEqual(["/group party_unknown"]);
    expect(
      problemOf(await post("operator", `/v1/parties/pty_${UNKNOWN}/suspend`, { reason: "r" })).code,
    ).toBe("not_found");
    const accounts = [
      { reference: "x", name: "X", kind: "operating", currency: "CNY", owner: `pty_${UNKNOWN}` },
    ];
    expect(faultsOf(await post("bankA", "/v1/accounts", { accounts }))).toEqual([
      "/accounts/0/owner party_unknown",
    ]);
    const binding = { address: `0x${"ab".repeat(20)}`, party: `pty_${UNKNOWN}`, roles: ["maker"] };
    expect(
      faultsOf(await post("operator", "/v1/keys", { ...binding, valid_until: "2027-13-01T00:00:00Z" })),
    ).toEqual(["/party party_unknown", "/valid_until date_invalid"]);
  });

  it("a scheme is registered once, under one name", async () => {
    const scheme = {
      scheme: "CN_2027",
      name: "Catalogue",
      effective_from: "2027-01-01",
      effective_to: null,
      source: DOCUMENT,
      codes: ["A", "B"],
    };
    expect(accepted(await post("operator", "/v1/schemes", scheme)).operation?.status).toBe("final");
    const turned = { ...scheme, codes: ["B", "A"], name: "The same in other words" };
    expect(accepted(await post("operator", "/v1/schemes", turned)).operation).toBeNull();
    expect(faultsOf(await post("operator", "/v1/schemes", { ...scheme, codes: ["A"] }))).toEqual([
      "/scheme reference_reused",
    ]);
    expect(faultsOf(await post("operator", "/v1/schemes", { ...scheme, codes: ["A", "A"] }))).toEqual([
      "/codes/1 reference_repeated",
    ]);
    expect(
      problemOf(await post("operator", "/v1/schemes/NONE/close", { effective_to: "2028-01-01" })).code,
    ).toBe("not_found");
  });

  it("who has many accounts names one", async () => {
    const accounts = Array.from({ length: 21 }, (_, i) => ({
      reference: `many-${i}`,
      name: `Account ${i}`,
      kind: "operating",
      currency: "CNY",
      owner: network.parties.contractor,
    }));
    const [first] = accepted(await post("bankB", "/v1/accounts", { accounts })).ids;
    expect(problemOf(await call(node, "bankB", "/v1/payments")).code).toBe("filter_required");
    expect(problemOf(await call(node, "contractor", "/v1/refusals")).code).toBe("filter_required");
    expect((await call(node, "bankB", `/v1/payments?account=${first}`)).body).toMatchObject({
      data: [],
      next_cursor: null,
    });
  });
});
