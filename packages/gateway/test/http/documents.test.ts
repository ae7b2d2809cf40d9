import { ERRORS } from "@green-ledger/api";
import type { AcceptedBody, WriteInput } from "@green-ledger/sdk";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { call, problemOf } from "../call.ts";
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

type Invoice = WriteInput<"registerDocument">["body"];
const LEI = "529900T8BM49AURSDO55";
const invoice = (more: Partial<Invoice>): Invoice => ({
  type: "invoice",
  issuer: { code: "GB 999" },
  receiver: { lei: LEI },
  number: "A-0017",
  amount: { currency: "CNY", minor: "1000000" },
  date: "2027-01-03",
  ...more,
});

async function register(who: Who, ...documents: Invoice[]): Promise<AcceptedBody> {
  const client = await network.client(who);
  return client.write("registerDocuments", { body: { documents } }, { wait: 20 });
}
const read = async (who: Who, id = "") => {
  const client = await network.client(who);
  return (await client.read("getDocument", { params: { id } })).data;
};

describe("a document", () => {
  it("is known however it is spelt, whoever sends it, and is sent once", async () => {
    const first = await register("issuer", invoice({}));
    expect(first.operation).toMatchObject({ status: "final", outcome: { recorded: 1, items: [] } });
    const [id] = first.ids;
    expect(first.operation?.subjects).toEqual([id]);
    const same = invoice({
      number: " ａ–００１７ ",
      issuer: { code: "gb999" },
      receiver: { lei: LEI.toLowerCase() },
    });
    for (const who of ["issuer", "bankB"] as const)
      expect(await register(who, same)).toMatchObject({ operation: null, ids: [id], already_recorded: [id] });
    expect(await read("issuer", id)).toMatchObject({
      status: "registered",
      similar_to: null,
      uses: [],
      keys: [1],
      profile: { number: "A-0017", issuer: "code:GB999", receiver: `lei:${LEI}` },
    });
  });

  it("is shown to its registrar and to supervisors, to nobody else", async () => {
    const [id] = (await register("bankA", invoice({ number: "S-1", date: "2026-06-01" }))).ids;
    for (const who of ["bankA", "regulator", "auditor"] as const)
      expect((await read(who, id)).profile?.number).toBe("S-1");
    for (const who of ["bankB", "issuer"] as const)
      expect((await call(node, who, `/v1/documents/${id}`)).status).toBe(404);
    const own = await (await network.client("bankB")).read("listDocuments", {});
    expect(own.data.map((row) => row.id)).not.toContain(id);
  });

  it("of a registered party counts by the code that everybody knows, not by its registrar's reference", async () => {
    const supplier = { reference: "sup", name: "Supplier", lei: "5493001KJTIIGC8Y1R12" };
    const ids: string[] = [];
    for (const who of ["bankA", "bankB"] as const) {
      const bank = await network.client(who);
      const body = { counterparties: [supplier] };
      const registered = await bank.write("registerCounterparties", { body }, { wait: 20 });
      const party = { id: registered.ids[0] ?? "" };
      ids.push(...(await register(who, invoice({ issuer: party, number: "P-1" }))).ids);
    }
    expect(new Set(ids).size).toBe(1);
  });

  it("that stands twice in a request is a fault, with its place", async () => {
    const body = { documents: [invoice({ number: "T 1" }), invoice({ number: "T1" })] };
    const problem = problemOf(await call(node, "issuer", "/v1/documents/bulk", { body }));
    expect(problem).toMatchObject({ code: "reference_repeated", errors: [{ pointer: "/documents/1" }] });
  });

  it("with wrong facts names each", async () => {
    const body = invoice({
      issuer: { lei: "529900T8BM49AURSDO56" },
      receiver: { id: `pty_${"0".repeat(64)}` },
      amount: { currency: "XXX", minor: "1.5" },
      date: "2027-02-30",
    });
    const problem = problemOf(await call(node, "issuer", "/v1/documents", { body }));
    expect(problem.errors?.map(({ pointer, code }) => `${pointer} ${code}`)).toEqual([
      "/issuer/lei lei_invalid",
      "/receiver/id party_unknown",
      "/amount/currency currency_unknown",
      "/amount/minor amount_fraction",
      "/date date_invalid",
    ]);
  });

  it("repeated under the same key gets the same answer", async () => {
    const request = {
      body: invoice({ number: "R-1", date: "2026-03-01" }),
      headers: { "idempotency-key": "doc-1" },
    };
    const first = await call(node, "issuer", "/v1/documents", request);
    const again = await call(node, "issuer", "/v1/documents", request);
    expect(again.headers.get("idempotent-replayed")).toBe("true");
    expect(again.body.ids).toEqual(first.body.ids);
  });
});

describe("a document that is like another", () => {
  const base = invoice({ issuer: { code: "LIKE" }, date: "2026-09-10" });
  const like = {
    ...base,
    number: "A-0018",
    amount: { currency: "CNY", minor: "1009000" },
    date: "2026-09-14",
  };

  it("is suspect in the dry run as in the write, and another person takes the responsibility", async () => {
    const [first] = (await register("issuer", base)).ids;
    const issuer = await network.client("issuer");
    const dry = await issuer.dryRun("registerDocument", { body: like });
    const item = { verdict: "flagged", reason: "evidence_suspect" };
    expect(dry).toMatchObject({ would: "record", items: [item] });
    const written = await register("issuer", like);
    expect(written.operation?.outcome).toMatchObject({
      recorded: 1,
      items: [{ id: written.ids[0], ...item }],
    });
    expect(dry.ids).toEqual(written.ids);
    const [id = ""] = written.ids;
    expect(await read("issuer", id)).toMatchObject({ status: "suspect", similar_to: first });
    const body = { reason: "Another delivery." };
    expect((await call(node, "bankA", `/v1/documents/${id}/acknowledge`, { body })).status).toBe(404);
    await issuer.write("acknowledgeDocument", { params: { id }, body }, { wait: 20 });
    expect(await read("issuer", id)).toMatchObject({ status: "acknowledged" });
    const suspects = await issuer.read("listDocuments", { query: { status: "suspect" } });
    expect(suspects.data.map((row) => row.id)).toEqual([network.suspect]);
  });

  it("cannot be acknowledged with the key that registered it", async () => {
    const documents = [base, { ...base, number: "B-2" }].map((each) => ({
      ...each,
      issuer: { code: "BANK" },
    }));
    const { ids } = await register("bankA", ...documents);
    const bank = await network.client("bankA");
    const answer = bank.write(
      "acknowledgeDocument",
      { params: { id: ids[1] ?? "" }, body: { reason: "Mine." } },
      { wait: 20 },
    );
    await expect(answer).rejects.toMatchObject({ problem: { code: "second_key_missing" } });
  });
});

describe("network keys", () => {
  it("follow each other; what is known under an old one is found, linked, and found after it is closed", async () => {
    const operator = await network.client("operator");
    const old = invoice({ number: "OLD-1", date: "2025-01-01" });
    const never = invoice({ number: "OLD-2", date: "2024-01-01" });
    const [oldId] = (await register("issuer", old)).ids;
    const [neverId] = (await register("issuer", never)).ids;

    await operator.write("openEvidenceKey", { body: { number: 2, from: null } }, { wait: 20 });
    const repeat = await operator.write("openEvidenceKey", { body: { number: 2, from: null } }, { wait: 20 });
    expect(repeat).toMatchObject({ operation: null, already_recorded: ["2"] });
    const linked = await register("bankB", old, invoice({ number: "NEW-1", date: "2023-01-01" }));
    expect(linked.operation).toMatchObject({ status: "final", outcome: { recorded: 1, items: [] } });
    expect(linked.ids[0]).toBe(oldId);
    expect((await read("issuer", oldId)).keys).toEqual([1, 2]);
    // A further fingerprint leads to the same document.
    expect((await read("issuer", linked.operation?.subjects[0])).id).toBe(oldId);

    const closed = await operator.write(
      "closeEvidenceKey",
      { params: { id: "1" }, body: { reason: "Yearly." } },
      { wait: 20 },
    );
    expect(closed.operation).toMatchObject({ status: "final", error: null });
    // Never seen since: found by its closed key alone, and linked then.
    const found = await register("bankA", never);
    expect(found.ids).toEqual([neverId]);
    expect((await read("issuer", neverId)).keys).toEqual([1, 2]);
    expect(await register("bankA", never)).toMatchObject({ operation: null });

    const last = { params: { id: "2" }, body: { reason: "Too early." } };
    const refused = await operator.write("closeEvidenceKey", last, { wait: 20 });
    expect(refused.operation?.error?.code).toBe("evidence_book_no_other_key");
    const { data } = await (await network.client("data")).read("listEvidenceKeys", {});
    expect(data.map(({ number, status, held }) => [number, status, held])).toEqual([
      [1, "closed", true],
      [2, "in_effect", true],
    ]);
  });

  it("of another day than before are a fault, and one that is announced is not used before its day", async () => {
    const again = { body: { number: 2, from: "2031-01-01" } };
    const problem = problemOf(await call(node, "operator", "/v1/evidence-keys", again));
    expect(problem.code).toBe("reference_reused");
    const operator = await network.client("operator");
    await operator.write("openEvidenceKey", { body: { number: 3, from: "2031-01-01" } }, { wait: 20 });
    const { ids } = await register("issuer", invoice({ number: "N-3", date: "2022-01-01" }));
    expect((await read("issuer", ids[0])).keys).toEqual([2]);
  });

  it("that are not held here stop registrations, which must not take a known document for new", async () => {
    const foreign = await startNode();
    try {
      const other = await foundNetwork(foreign);
      await foreign.system.send({
        sender: foreign.system.cast.operator,
        command: { kind: "openEvidenceKey", keyId: 2, from: 1, commitment: `0x${"ab".repeat(32)}` },
      });
      const blockNumber = Number(await foreign.system.chain.request("eth_blockNumber"));
      await (await other.client("data")).read("listEvidenceKeys", { query: { min_block: blockNumber } });
      const answer = await call(foreign, "issuer", "/v1/documents", { body: invoice({}) });
      expect(answer.status).toBe(ERRORS.evidence_key_missing.status);
      expect(problemOf(answer)).toMatchObject({ code: "evidence_key_missing", retryable: true });
      const { data } = await (await other.client("data")).read("listEvidenceKeys", {});
      expect(data.map(({ held }) => held)).toEqual([true, false]);
    } finally {
      await foreign.close();
    }
  });

  it("and facts are never logged", () => {
    const text = JSON.stringify(node.logged);
    expect(text).not.toMatch(/A-0017|OLD-1|GB999/);
  });
});
