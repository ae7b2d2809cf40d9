import { textToBytes32 } from "@green-ledger/domain";
import { abis, assetRegistryAbi, partyRegistryAbi } from "@green-ledger/protocol";
import { encodeErrorResult } from "viem";
import { describe, expect, it } from "vitest";
import { CALLED_CONTRACTS } from "../encode/contracts.ts";
import { contractErrorDetail, errorCodeOf } from "../errors/contract-errors.ts";
import { decodeRevert } from "./decode-revert.ts";

const KEY = "0xabcdef0123456789abcdef0123456789abcdef01" as const;

describe("decoding what a contract answered", () => {
  it("gives code, arguments by name, and a sentence with what to do", () => {
    const data = encodeErrorResult({
      abi: partyRegistryAbi,
      errorName: "PartyRegistry_KeyExpired",
      args: [KEY, 1_700_000_000n],
    });
    expect(decodeRevert(data)).toEqual({
      code: "party_registry_key_expired",
      detail: "The signing key has run out. Ask the operator to bind it with a later expiry.",
      args: { key: KEY, validUntil: "1700000000" },
    });
  });

  it("gives schemes and codes as texts", () => {
    const args = [textToBytes32("ICMA_GBP_2021"), textToBytes32("GBP99")] as const;
    const data = encodeErrorResult({ abi: assetRegistryAbi, errorName: "AssetRegistry_CodeUnknown", args });
    expect(decodeRevert(data).args).toEqual({ scheme: "ICMA_GBP_2021", code: "GBP99" });
  });

  it("knows the language's own faults, and does not pretend to know others", () => {
    expect(decodeRevert(`0x4e487b71${"11".padStart(64, "0")}`)).toMatchObject({ code: "panic" });
    expect(decodeRevert("0xdeadbeef")).toMatchObject({
      code: "contract_error_unknown",
      args: { data: "0xdeadbeef" },
    });
    expect(decodeRevert("0x")).toMatchObject({ code: "reverted_without_reason" });
  });

  it("has its own code for every error, and its own sentences for every error of ours", () => {
    const names = CALLED_CONTRACTS.flatMap((contract) =>
      abis[contract].flatMap((item) => (item.type === "error" ? [item.name] : [])),
    );
    const own = [...new Set(names)].filter((name) => name.includes("_"));
    expect(own.length).toBeGreaterThan(50);
    expect(new Set(own.map(errorCodeOf)).size).toBe(own.length);
    const details = own.map(contractErrorDetail);
    for (const detail of details) expect(detail).toMatch(/^[A-Z].+\. [A-Z].+\.$/s);
    expect(details).not.toContain(contractErrorDetail("SomethingElse"));
  });

  it("writes codes in snake case", () => {
    expect(errorCodeOf("ERC1967NonPayable")).toBe("erc1967_non_payable");
    expect(errorCodeOf("UUPSUnauthorizedCallContext")).toBe("uups_unauthorized_call_context");
    expect(errorCodeOf("AccessManagedUnauthorized")).toBe("access_managed_unauthorized");
    expect(errorCodeOf("LotLedger_NotCustodian")).toBe("lot_ledger_not_custodian");
  });
});
