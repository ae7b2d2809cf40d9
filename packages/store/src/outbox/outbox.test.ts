import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Bytes32, Hex, Operation, Profile } from "@green-ledger/domain";
import { ClassicLevel } from "classic-level";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type Acceptance, type Outbox, OutboxError, openOutbox } from "./index.ts";
import { operationKey, profileKey } from "./keys.ts";

const log = { debug() {}, info() {}, warn() {}, error() {} };
const word = (n: number): Bytes32 => `0x${n.toString(16).padStart(64, "0")}`;
const SIGNER: Hex = `0x${"a1".repeat(20)}`;

let count = 0;
function operation(fields: Partial<Operation> = {}): Operation {
  count += 1;
  return {
    id: `opn_01890000-0000-7000-8000-${count.toString(16).padStart(12, "0")}`,
    status: "received",
    history: [{ status: "received", at: "2026-01-01T00:00:00Z", reason: null }],
    commands: ["recordPayments"],
    subject: "bank-a",
    party: word(1),
    signer: SIGNER,
    subjects: [{ kind: "party", ids: [word(2)] }],
    transactions: [],
    outcome: null,
    error: null,
    ...fields,
  };
}

function profile(id: number, fields: Partial<Profile> = {}): Profile {
  return {
    id: word(id),
    kind: "party",
    keeper: word(1),
    salt: word(9),
    data: { name: "#1 Wärme" },
    ...fields,
  };
}

function acceptance(fields: Partial<Acceptance> = {}): Acceptance {
  return {
    operation: operation(),
    idempotency: { scope: "bank-a POST /v1/payments", key: `key-${count}`, bodyHash: word(77) },
    calls: [{ index: 0, contract: "LotLedger", gas: 1_000_000, data: "0x01ff", splitFrom: null }],
    profiles: [],
    ...fields,
  };
}

let directory: string;
let outbox: Outbox;

async function reopen(): Promise<void> {
  await outbox.close();
  outbox = await openOutbox({ directory, log });
}

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), "outbox-"));
  outbox = await openOutbox({ directory, log });
});

afterEach(async () => {
  await outbox.close();
  await rm(directory, { recursive: true });
});

describe("receiving", () => {
  it("keeps operation, calls, profiles and the repeat after it is opened again", async () => {
    const request = acceptance({ profiles: [profile(5), profile(6, { kind: "movement" })] });
    expect(await outbox.receive(request)).toEqual({ kind: "accepted", operation: request.operation });
    await reopen();
    expect(outbox.operation(request.operation.id)).toEqual(request.operation);
    expect(await outbox.unsettled()).toEqual([request.operation]);
    expect(await outbox.unsignedCalls(request.operation.id)).toEqual([
      { index: 0, contract: "LotLedger", gas: 1_000_000, splitFrom: null },
    ]);
    expect(outbox.callData(request.operation.id, 0)).toBe("0x01ff");
    expect(outbox.profiles([word(6), word(7), word(5)])).toEqual([
      request.profiles[1],
      undefined,
      request.profiles[0],
    ]);
    expect(outbox.repeatOf(request.idempotency)).toEqual({ kind: "replayed", operation: request.operation });
  });

  it("makes one operation of fifty equal requests that come at once", async () => {
    const idempotency = { scope: "s", key: "k", bodyHash: word(1) };
    const results = await Promise.all(
      Array.from({ length: 50 }, () => outbox.receive(acceptance({ idempotency }))),
    );
    expect(results.filter(({ kind }) => kind === "accepted")).toHaveLength(1);
    expect(results.filter(({ kind }) => kind === "replayed")).toHaveLength(49);
    const ids = results.map((result) => (result.kind === "mismatch" ? "" : result.operation.id));
    expect(new Set(ids).size).toBe(1);
    expect(outbox.operations("bank-a", { limit: 100 }).rows).toHaveLength(1);
  });

  it("tells another body under the same key, at once and later", async () => {
    const first = acceptance();
    const other = acceptance({ idempotency: { ...first.idempotency, bodyHash: word(78) } });
    const [, atOnce] = await Promise.all([outbox.receive(first), outbox.receive(other)]);
    expect(atOnce).toEqual({ kind: "mismatch" });
    await reopen();
    expect(await outbox.receive(other)).toEqual({ kind: "mismatch" });
    expect(outbox.operation(other.operation.id)).toBeUndefined();
  });

  it("keeps scopes apart", async () => {
    const first = acceptance();
    const other = acceptance({ idempotency: { ...first.idempotency, scope: "bank-b POST /v1/payments" } });
    expect((await outbox.receive(first)).kind).toBe("accepted");
    expect((await outbox.receive(other)).kind).toBe("accepted");
  });

  it("takes an equal profile again, and refuses another one with nothing stored", async () => {
    await outbox.receive(acceptance({ profiles: [profile(5)] }));
    expect((await outbox.receive(acceptance({ profiles: [profile(5)] }))).kind).toBe("accepted");
    const request = acceptance({ profiles: [profile(6), profile(5, { data: { name: "other" } })] });
    const refused = outbox.receive(request);
    await expect(refused).rejects.toBeInstanceOf(OutboxError);
    await expect(refused).rejects.toMatchObject({ code: "profile_conflict", ids: [word(5)] });
    expect(outbox.operation(request.operation.id)).toBeUndefined();
    expect(outbox.profiles([word(6)])).toEqual([undefined]);
    expect(outbox.repeatOf(request.idempotency)).toBeUndefined();
  });

  it("sees a conflict with a profile that is only on its way to the disk", async () => {
    const [first, second] = await Promise.allSettled([
      outbox.receive(acceptance({ profiles: [profile(5)] })),
      outbox.receive(acceptance({ profiles: [profile(5, { salt: word(1) })] })),
    ]);
    expect(first.status).toBe("fulfilled");
    expect(second).toMatchObject({ status: "rejected", reason: { code: "profile_conflict" } });
  });
});

describe("reading", () => {
  it("lists a subject's operations newest first, page by page", async () => {
    const requests = Array.from({ length: 5 }, () => acceptance());
    await Promise.all(requests.map(outbox.receive));
    await outbox.receive(acceptance({ operation: operation({ subject: "bank-b" }) }));
    const newestFirst = requests.map((request) => request.operation.id).toReversed();
    const pages: string[][] = [];
    let after: string | undefined;
    do {
      const { rows, next } = outbox.operations("bank-a", { limit: 2, ...(after !== undefined && { after }) });
      pages.push(rows.map(({ id }) => id));
      after = next ?? undefined;
    } while (after !== undefined);
    expect(pages).toEqual([newestFirst.slice(0, 2), newestFirst.slice(2, 4), newestFirst.slice(4)]);
    expect(outbox.operations("nobody", { limit: 10 })).toEqual({ rows: [], next: null });
  });

  it("does not know what is not an operation's id", () => {
    for (const id of ["", "opn_", "opn_1", "OPN_01890000-0000-7000-8000-000000000001", "../meta"]) {
      expect(outbox.operation(id)).toBeUndefined();
    }
  });

  it("lists a keeper's profiles of one kind", async () => {
    const profiles = [
      profile(3),
      profile(4),
      profile(5),
      profile(6, { kind: "asset" }),
      profile(7, { keeper: word(2) }),
    ];
    await outbox.receive(acceptance({ profiles }));
    expect(await outbox.profileIds(word(1), "party", { limit: 2 })).toEqual([word(3), word(4)]);
    expect(await outbox.profileIds(word(1), "party", { after: word(4), limit: 2 })).toEqual([word(5)]);
    expect(await outbox.profileIds(word(1), "asset", { limit: 2 })).toEqual([word(6)]);
    expect(await outbox.profileIds(word(2), "party", { limit: 9 })).toEqual([word(7)]);
  });

  it("tells listeners of every change, and a failing listener harms nobody", async () => {
    const seen: string[] = [];
    outbox.onChange(() => {
      throw new Error("a broken listener");
    });
    const stop = outbox.onChange(({ status }) => seen.push(status));
    const { operation } = acceptance();
    await outbox.receive(acceptance({ operation }));
    await outbox.update([{ ...operation, status: "queued" }]);
    stop();
    await outbox.update([{ ...operation, status: "submitted" }]);
    expect(seen).toEqual(["received", "queued"]);
  });
});

describe("signing", () => {
  const signed = (operation: string, call: number, nonce: number) => ({
    signer: SIGNER,
    nonce,
    operation,
    call,
    contract: "LotLedger",
    splitFrom: null,
    hash: word(100 + nonce),
    raw: `0xf8${nonce.toString(16).padStart(4, "0")}` as Hex,
  });

  it("moves calls into transactions and takes the nonces, in one write", async () => {
    const request = acceptance({
      calls: [0, 1, 2].map((index) => ({
        index,
        contract: "LotLedger",
        gas: 5,
        data: "0x0102" as Hex,
        splitFrom: null,
      })),
    });
    await outbox.receive(request);
    expect(outbox.nextNonce(SIGNER)).toBe(0);
    const operation: Operation = { ...request.operation, status: "signed" };
    await outbox.sign([operation], [signed(operation.id, 0, 7), signed(operation.id, 1, 8)]);
    await reopen();
    expect(outbox.nextNonce(SIGNER)).toBe(9);
    expect(outbox.operation(operation.id)).toEqual(operation);
    expect((await outbox.unsignedCalls(operation.id)).map(({ index }) => index)).toEqual([2]);
    expect(outbox.transaction(SIGNER, 8)).toEqual(signed(operation.id, 1, 8));
    expect(outbox.transaction(SIGNER, 9)).toBeUndefined();
    expect(() => outbox.callData(operation.id, 0)).toThrow("The outbox has lost call 0");
  });

  it("keeps the parts of a call, and a filler", async () => {
    const request = acceptance({ calls: [] });
    await outbox.receive(request);
    const part = { index: 4, contract: "LotLedger", gas: 5, data: "0x01" as Hex, splitFrom: 1 };
    await outbox.split(request.operation.id, [part]);
    const filler = {
      hash: word(1),
      raw: "0x01" as Hex,
      error: { code: "transaction_refused", detail: "no", args: {} },
    };
    await outbox.fill(request.operation, 3, filler);
    await reopen();
    expect(await outbox.unsignedCalls(request.operation.id)).toEqual([
      { index: 4, contract: "LotLedger", gas: 5, splitFrom: 1 },
    ]);
    expect(outbox.filler(SIGNER, 3)).toEqual(filler);
    expect(outbox.filler(SIGNER, 4)).toBeUndefined();
  });

  it("forgets the settled among the unsettled, and remembers them when they are reopened", async () => {
    const requests = Array.from({ length: 3 }, () => acceptance());
    for (const request of requests) await outbox.receive(request);
    const ids = requests.map((request) => request.operation.id);
    const second = requests[1]?.operation as Operation;
    await outbox.settle([{ ...second, status: "mined" }]);
    expect((await outbox.unsettled()).map(({ id }) => id)).toEqual([ids[0], ids[2]]);
    await reopen();
    await outbox.reopen({ ...second, status: "submitted" });
    expect((await outbox.unsettled()).map(({ id }) => id)).toEqual(ids);
    expect(outbox.operation(second.id)?.status).toBe("submitted");
  });
});

describe("guarding", () => {
  it("stays with the chain it was made for", async () => {
    await outbox.bindChain({ chainId: 88001, genesisHash: word(1) });
    await reopen();
    await outbox.bindChain({ chainId: 88001, genesisHash: word(1) });
    for (const other of [
      { chainId: 88002, genesisHash: word(1) },
      { chainId: 88001, genesisHash: word(2) },
    ]) {
      await expect(outbox.bindChain(other)).rejects.toMatchObject({ code: "chain_mismatch" });
    }
  });

  it("tells a value that is not what was written", async () => {
    const request = acceptance({ profiles: [profile(5)] });
    await outbox.receive(request);
    await outbox.close();
    const db = new ClassicLevel<Buffer, Buffer>(directory, {
      keyEncoding: "buffer",
      valueEncoding: "buffer",
    });
    for (const key of [operationKey(request.operation.id), profileKey(word(5))]) {
      const value = (await db.get(key)) ?? Buffer.alloc(0);
      value.writeUInt8(value.readUInt8(10) ^ 1, 10);
      await db.put(key, value);
    }
    await db.close();
    outbox = await openOutbox({ directory, log });
    const corrupt = expect.objectContaining({
      code: "store_corrupt",
      message: expect.stringContaining("backup"),
    });
    expect(() => outbox.operation(request.operation.id)).toThrow(corrupt);
    expect(() => outbox.profiles([word(5)])).toThrow(corrupt);
    await expect(outbox.unsettled()).rejects.toEqual(corrupt);
  });

  it("is open in one place only", async () => {
    await expect(openOutbox({ directory, log })).rejects.toMatchObject({ code: "store_locked" });
  });
});
