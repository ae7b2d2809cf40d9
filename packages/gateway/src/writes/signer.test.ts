import { expect, it } from "vitest";
import { signerFor } from "./signer.ts";

const maker = { address: "0x01", roles: ["maker"] } as const;
const custodian = { address: "0x02", roles: ["custodian"] } as const;
const both = { address: "0x03", roles: ["maker", "custodian"] } as const;
const payments = { kind: "recordPayments", account: "0x", payments: [] } as const;
const counterparties = { kind: "registerCounterparties", counterparties: [] } as const;
const suspension = { kind: "suspendAsset", asset: "0x", reasonRoot: "0x" } as const;

it("takes one key that may send all commands", () => {
  const commands = [counterparties, payments].map((command) => structuredClone(command) as never);
  expect(signerFor({ signers: [maker, custodian, both] }, commands)).toBe("0x03");
  expect(() => signerFor({ signers: [maker, custodian] }, commands)).toThrow(
    expect.objectContaining({
      code: "signer_missing",
      message: expect.stringContaining("maker and custodian"),
    }),
  );
});

it("knows commands that several roles may send", () => {
  const regulator = { address: "0x04", roles: ["regulator"] } as const;
  expect(signerFor({ signers: [maker, regulator] }, [{ ...suspension }])).toBe("0x04");
  expect(() => signerFor({ signers: [] }, [{ ...suspension }])).toThrow(/verifier or regulator/);
});
