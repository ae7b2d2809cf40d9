import { type Command, type Hex, textToBytes32, ZERO_32 } from "@green-ledger/domain";
import {
  AccountKind,
  AssetKind,
  BookingRule,
  InstrumentKind,
  Mode,
  Origin,
  PlacementKind,
  Roles,
  Use,
} from "@green-ledger/protocol";
import { createCast, foundingRequests, testId } from "@green-ledger/testkit";
import { decodeFunctionData } from "viem";
import { describe, expect, it } from "vitest";
import { abiOf } from "./contracts.ts";
import { encodeCommand } from "./encode-command.ts";
import { splitCalldata } from "./split-calldata.ts";

const id = (n: number) => testId("encode", n);

function decode(command: Command) {
  const { contract, data } = encodeCommand(command);
  const { functionName, args } = decodeFunctionData({ abi: abiOf(contract), data });
  return { contract, functionName, args };
}

describe("encoding", () => {
  it("puts every field of money in its place, with the chain's numbers", () => {
    const payment = {
      id: id(1),
      amount: 2n ** 128n - 1n,
      use: "transfer" as const,
      entrusted: true,
      payee: id(2),
      payeeBank: null,
      payeeAccount: id(3),
      project: null,
      line: null,
      valueDate: 20_000,
      dataRoot: id(4),
      draws: [{ colour: 7, amount: 3n }],
      documents: [id(5)],
    };
    expect(decode({ kind: "recordPayments", account: id(9), payments: [payment] })).toEqual({
      contract: "LotLedger",
      functionName: "pay",
      args: [id(9), [{ ...payment, use: Use.TRANSFER, payeeBank: ZERO_32, project: ZERO_32, line: ZERO_32 }]],
    });
    const receipt = {
      id: id(1),
      account: id(2),
      colour: 0,
      amount: 5n,
      origin: "refund" as const,
      payer: null,
      valueDate: 0,
      dataRoot: id(3),
    };
    expect(decode({ kind: "recordReceipts", receipts: [receipt] })).toEqual({
      contract: "LotLedger",
      functionName: "mint",
      args: [[{ ...receipt, origin: Origin.REFUND, payer: ZERO_32 }]],
    });
  });

  it("puts registrations in their place", () => {
    const asset = {
      id: id(1),
      kind: "vehicle" as const,
      currency: "CNY",
      evidenceRoot: id(2),
      classifications: [{ scheme: "ICMA_GBP_2021", code: "GBP01" }],
      parents: [id(3)],
    };
    expect(decode({ kind: "registerAssets", assets: [asset] })).toEqual({
      contract: "AssetRegistry",
      functionName: "register",
      args: [
        [
          {
            ...asset,
            kind: AssetKind.VEHICLE,
            currency: "0x434e59",
            classifications: [{ scheme: textToBytes32("ICMA_GBP_2021"), code: textToBytes32("GBP01") }],
          },
        ],
      ],
    });
    const account = {
      id: id(1),
      kind: "placement" as const,
      rule: "prorata" as const,
      placement: "deposit" as const,
      placedUntil: 20_500,
      currency: "EUR",
      owner: id(2),
      dataRoot: id(3),
    };
    expect(decode({ kind: "openAccounts", accounts: [account] }).args).toEqual([
      [
        {
          ...account,
          kind: AccountKind.PLACEMENT,
          rule: BookingRule.PRORATA,
          placement: PlacementKind.DEPOSIT,
          currency: "0x455552",
        },
      ],
    ]);
    const instrument = {
      id: id(1),
      kind: "relending" as const,
      currency: "USD",
      payingAgent: id(2),
      approvedOn: 19_000,
      availableUntil: 20_000,
      termsRoot: id(3),
      framework: {
        scheme: "S",
        codes: ["A"],
        lookBackDays: 30,
        allocationDeadline: 0,
        mode: "flag" as const,
        evidenceRequired: true,
        placements: 6,
      },
      tranches: [{ id: id(4), size: 10n, parent: 3 }],
    };
    expect(decode({ kind: "registerInstrument", instrument }).args).toEqual([
      {
        ...instrument,
        kind: InstrumentKind.RELENDING,
        currency: "0x555344",
        framework: {
          ...instrument.framework,
          scheme: textToBytes32("S"),
          codes: [textToBytes32("A")],
          mode: Mode.FLAG,
        },
      },
    ]);
  });

  it("puts parties, keys, schemes and judgements in their place", () => {
    const key: Hex = `0x${"ab".repeat(20)}`;
    const cases: [Command, string, unknown[]][] = [
      [
        { kind: "admitParties", parties: [{ id: id(1), group: null, dataRoot: id(2) }] },
        "admit",
        [[{ id: id(1), group: ZERO_32, dataRoot: id(2) }]],
      ],
      [
        { kind: "registerCounterparties", counterparties: [{ id: id(1), dataRoot: id(2) }] },
        "registerCounterparties",
        [[{ id: id(1), dataRoot: id(2) }]],
      ],
      [{ kind: "setGroup", party: id(1), group: id(2) }, "setGroup", [id(1), id(2)]],
      [{ kind: "setGroup", party: id(1), group: null }, "setGroup", [id(1), ZERO_32]],
      [{ kind: "suspendParty", party: id(1), reasonRoot: id(2) }, "suspend", [id(1), id(2)]],
      [{ kind: "reinstateParty", party: id(1), reasonRoot: id(2) }, "reinstate", [id(1), id(2)]],
      [
        { kind: "bindKey", key, party: id(1), roles: ["maker", "custodian"], validUntil: 99 },
        "bindKey",
        [key, id(1), Roles.MAKER | Roles.CUSTODIAN, 99n],
      ],
      [{ kind: "revokeKey", key }, "revokeKey", [key]],
      [
        {
          kind: "registerScheme",
          scheme: "S",
          effectiveFrom: 1,
          effectiveTo: 2,
          sourceRoot: id(1),
          codes: ["A"],
        },
        "registerScheme",
        [textToBytes32("S"), 1, 2, id(1), [textToBytes32("A")]],
      ],
      [{ kind: "closeScheme", scheme: "S", effectiveTo: 3 }, "closeScheme", [textToBytes32("S"), 3]],
      [{ kind: "addEvidence", asset: id(1), evidenceRoot: id(2) }, "addEvidence", [id(1), id(2)]],
      [
        { kind: "confirmAsset", asset: id(1), validUntil: 5, reportRoot: id(2) },
        "confirm",
        [id(1), 5n, id(2)],
      ],
      [{ kind: "rejectAsset", asset: id(1), reportRoot: id(2) }, "reject", [id(1), id(2)]],
      [{ kind: "suspendAsset", asset: id(1), reasonRoot: id(2) }, "suspend", [id(1), id(2)]],
      [{ kind: "reinstateAsset", asset: id(1), reasonRoot: id(2) }, "reinstate", [id(1), id(2)]],
      [
        { kind: "verifyCost", project: id(1), eligibleCost: 7n, reportRoot: id(2) },
        "verifyCost",
        [id(1), 7n, id(2)],
      ],
      [
        { kind: "admitProjects", colour: 3, admissions: [{ project: id(1), code: "A" }] },
        "admitProjects",
        [3, [{ project: id(1), code: textToBytes32("A") }]],
      ],
    ];
    for (const [command, functionName, args] of cases) {
      const decoded = decode(command);
      expect(decoded.functionName).toBe(functionName);
      expect(decoded.args?.map(lowerCase)).toEqual(args);
    }
  });

  it("refuses what does not fit its field", () => {
    const account = {
      id: id(1),
      kind: "pool" as const,
      rule: "specified" as const,
      placement: "none" as const,
      placedUntil: 0,
      owner: id(2),
      dataRoot: id(3),
    };
    for (const currency of ["", "EU", "EURO", "eur", "€UR"]) {
      expect(() => encodeCommand({ kind: "openAccounts", accounts: [{ ...account, currency }] })).toThrow(
        RangeError,
      );
    }
    expect(() => encodeCommand({ kind: "closeScheme", scheme: "", effectiveTo: 1 })).toThrow(RangeError);
    const tooMuch = {
      kind: "verifyCost",
      project: id(1),
      eligibleCost: 2n ** 128n,
      reportRoot: id(2),
    } as const;
    expect(() => encodeCommand(tooMuch)).toThrow("not in safe");
  });
});

describe("cutting calldata in halves", () => {
  it("keeps order and everything else", () => {
    const command: Command = {
      kind: "registerCounterparties",
      counterparties: [1, 2, 3].map((n) => ({ id: id(n), dataRoot: id(9) })),
    };
    const halves = splitCalldata("PartyRegistry", encodeCommand(command).data);
    expect(halves).toEqual(
      [command.counterparties.slice(0, 2), command.counterparties.slice(2)].map(
        (counterparties) => encodeCommand({ ...command, counterparties }).data,
      ),
    );
  });

  it("keeps the account of payments, and does not cut what has no list of two", () => {
    const requests = foundingRequests(createCast(), 1_800_000_000).map(({ command }) => command);
    const lists = requests.filter(({ kind }) => kind === "recordReceipts" || kind === "openAccounts");
    for (const command of lists) {
      const { contract, data } = encodeCommand(command);
      expect(splitCalldata(contract, data)).toHaveLength(2);
    }
    const single: Command = { kind: "revokeKey", key: `0x${"ab".repeat(20)}` };
    expect(splitCalldata("PartyRegistry", encodeCommand(single).data)).toBeUndefined();
    const one: Command = { kind: "admitProjects", colour: 1, admissions: [{ project: id(1), code: "A" }] };
    expect(splitCalldata("InstrumentRegistry", encodeCommand(one).data)).toBeUndefined();
  });
});

function lowerCase(value: unknown): unknown {
  return typeof value === "string" ? value.toLowerCase() : value;
}
