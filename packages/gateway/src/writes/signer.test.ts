import type { Command, SimulationResult } from "@green-ledger/domain";
import { describe, expect, it } from "vitest";
import { chooseSigner } from "./signer.ts";

const maker = { address: "0x01", roles: ["maker"] } as const;
const custodian = { address: "0x02", roles: ["custodian"] } as const;
const both = { address: "0x03", roles: ["maker", "custodian"] } as const;
const second = { address: "0x05", roles: ["custodian"] } as const;
const payments = { kind: "recordPayments", account: "0x", payments: [] } as const;
const counterparties = { kind: "registerCounterparties", counterparties: [] } as const;
const suspension = { kind: "suspendAsset", asset: "0x", reasonRoot: "0x" } as const;

const unasked = {
  simulate(): Promise<SimulationResult> {
    throw new Error("asked without need");
  },
};

it("takes one key that may send all commands", async () => {
  const commands = [counterparties, payments].map((command) => structuredClone(command) as never);
  expect(await chooseSigner(unasked, { signers: [maker, custodian, both] }, commands)).toBe("0x03");
  await expect(chooseSigner(unasked, { signers: [maker, custodian] }, commands)).rejects.toMatchObject({
    code: "signer_missing",
    message: expect.stringContaining("maker and custodian"),
  });
});

it("knows commands that several roles may send", async () => {
  const regulator = { address: "0x04", roles: ["regulator"] } as const;
  const commands = [{ ...suspension }];
  expect(await chooseSigner(unasked, { signers: [maker, regulator] }, commands)).toBe("0x04");
  await expect(chooseSigner(unasked, { signers: [] }, commands)).rejects.toThrow(/verifier or regulator/);
});

describe("of what another key began", () => {
  const release = {
    kind: "releasePayments",
    account: "0x",
    payments: [{ id: "0x0a" }, { id: "0x0b" }],
  } as unknown as Command;
  const acknowledgement = { kind: "acknowledgeDocument", document: "0x", reasonRoot: "0x" } as const;
  const checkers = [
    { address: "0x06", roles: ["checker"] },
    { address: "0x07", roles: ["checker"] },
  ] as const;
  const sameKey = { id: "0x0a", reason: "same_key", verdict: "refused", limit: "0" } as const;

  /** Entries that each key asked for. */
  const begun = (by: Record<string, number>) => ({
    async simulate(_: unknown, signer: string): Promise<SimulationResult> {
      return { kind: "accepted", items: Array.from({ length: by[signer] ?? 0 }, () => sameKey) };
    },
  });
  const refusing = (code: string, ...keys: string[]) => ({
    async simulate(_: unknown, signer: string): Promise<SimulationResult> {
      if (!keys.includes(signer)) return { kind: "accepted", items: [] };
      return { kind: "reverted", error: { code, detail: "", args: {} } };
    },
  });

  it("takes a key that began none of it", async () => {
    const principal = { signers: [maker, custodian, second] };
    expect(await chooseSigner(begun({ "0x02": 1 }), principal, [release])).toBe("0x05");
    expect(await chooseSigner(begun({ "0x05": 1 }), principal, [release])).toBe("0x02");
  });

  it("takes the key that began the least where each began some", async () => {
    const principal = { signers: [custodian, both, second] };
    const sender = begun({ "0x02": 2, "0x03": 1, "0x05": 2 });
    expect(await chooseSigner(sender, principal, [release])).toBe("0x03");
  });

  it.each(["evidence_book_same_key", "account_registry_same_key", "pool_book_prepared_by_same_key"])(
    "reads %s",
    async (code) => {
      const principal = { signers: [...checkers] };
      expect(await chooseSigner(refusing(code, "0x06"), principal, [acknowledgement])).toBe("0x07");
      const none = chooseSigner(refusing(code, "0x06", "0x07"), principal, [acknowledgement]);
      await expect(none).rejects.toMatchObject({
        code: "second_key_missing",
        message: expect.stringContaining("checker"),
      });
    },
  );

  it("takes the first key while the chain cannot be asked", async () => {
    const down = { simulate: () => Promise.reject(new Error("chain_unreachable")) };
    expect(await chooseSigner(down, { signers: [custodian, second] }, [release])).toBe("0x02");
  });

  it("leaves other objections to the act itself", async () => {
    const sender = refusing("evidence_book_wrong_status", "0x06");
    expect(await chooseSigner(sender, { signers: [...checkers] }, [acknowledgement])).toBe("0x06");
  });

  it("says so if the only key began all of it", async () => {
    const only = chooseSigner(begun({ "0x02": 2 }), { signers: [custodian] }, [release]);
    await expect(only).rejects.toMatchObject({ code: "second_key_missing" });
  });
});
