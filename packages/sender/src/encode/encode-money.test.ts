import { type Command, type Payment, ZERO_32 } from "@green-ledger/domain";
import { BookingRule, lotLedgerAbi, Spending, Use } from "@green-ledger/protocol";
import { testId } from "@green-ledger/testkit";
import { decodeFunctionData } from "viem";
import { describe, expect, it } from "vitest";
import { payment } from "../../test/sender-system.ts";
import { abiOf } from "./contracts.ts";
import { encodeCommand } from "./encode-command.ts";
import { splitCalldata } from "./split-calldata.ts";
import { subjectsOf } from "./subjects.ts";

const id = (n: number) => testId("encode money", n);
const day = { valueDate: 20_000, dataRoot: id(99) };
const asked = payment(1, { project: id(7), draws: [{ colour: 3, amount: 1n }] });
const told = {
  account: id(1),
  use: "allocate" as const,
  payee: null,
  payeeBank: id(2),
  payeeAccount: null,
  project: id(7),
  line: null,
  draws: [{ colour: 3, amount: 1n }],
};
const empty = { payeeBank: ZERO_32, payeeAccount: ZERO_32, line: ZERO_32 };
const askedTuple = { ...asked, ...empty, use: Use.ALLOCATE };
const toldTuple = { ...told, use: Use.ALLOCATE, payee: ZERO_32, payeeAccount: ZERO_32, line: ZERO_32 };
const statement = { id: id(1), account: id(2), day: 20_000, closing: 5n, statementRoot: id(3) };
const lending = { id: id(1), into: 5, amount: 9n, to: id(2), ...day };
const conversion = {
  ...{ id: id(1), colour: 4, sold: 2n, into: 6, bought: 1n, to: id(2), rate: 5n * 10n ** 17n },
  ...{ sourceRoot: id(3), ...day },
};
const line = { id: id(1), cap: 9n, payee: null, from: 0, until: 20_000, spending: "refinancing" as const };
const reversal = { id: id(1), target: id(2), entry: told, amount: 1n, correction: true, ...day };
const explanation = { id: id(1), statement: id(2), account: id(3), restored: told.draws, dataRoot: id(4) };

type Case = [command: Command, contract: string, functionName: string, args: unknown[]];
const ledger: Case[] = (
  [
    [
      { kind: "requestPayments", account: id(1), payments: [asked], deadline: 77 },
      "request",
      [id(1), [askedTuple], 77n],
    ],
    [{ kind: "releasePayments", account: id(1), payments: [asked] }, "release", [id(1), [askedTuple]]],
    [{ kind: "cancelPayments", account: id(1), payments: [id(2)] }, "cancel", [id(1), [id(2)]]],
    [{ kind: "confirmPayment", payment: id(1), entry: told }, "confirm", [id(1), toldTuple]],
    [
      { kind: "disputePayment", payment: id(1), entry: told, reasonRoot: id(3) },
      "dispute",
      [id(1), toldTuple, id(3)],
    ],
    [{ kind: "reverseEntries", reversals: [reversal] }, "reverse", [[{ ...reversal, entry: toldTuple }]]],
    [{ kind: "stateBalances", statements: [statement] }, "state", [[statement]]],
    [
      { kind: "explainShortfall", explanation: { ...explanation, payments: [asked] } },
      "explain",
      [{ ...explanation, payments: [askedTuple] }],
    ],
    [{ kind: "lendMoney", account: id(1), lendings: [lending] }, "lend", [id(1), [lending]]],
    [{ kind: "convertMoney", account: id(1), conversions: [conversion] }, "convert", [id(1), [conversion]]],
    [
      { kind: "openLines", project: id(1), lines: [{ ...line, dataRoot: id(2) }] },
      "openLines",
      [id(1), [{ ...line, dataRoot: id(2), payee: ZERO_32, spending: Spending.REFINANCING }]],
    ],
    [{ kind: "closeLine", line: id(1) }, "closeLine", [id(1)]],
  ] satisfies [Command, string, unknown[]][]
).map(([command, functionName, args]): Case => [command, "LotLedger", functionName, args]);
const others: Case[] = [
  [
    { kind: "proposeRule", account: id(1), rule: "fifo" },
    "AccountRegistry",
    "proposeRule",
    [id(1), BookingRule.FIFO],
  ],
  [{ kind: "acceptRule", account: id(1) }, "AccountRegistry", "acceptRule", [id(1)]],
  [{ kind: "withdrawRule", account: id(1) }, "AccountRegistry", "withdrawRule", [id(1)]],
  [
    { kind: "setEntrustedThreshold", currency: "CNY", from: 20_000, above: 9n, sourceRoot: id(1) },
    "MoneyPolicy",
    "setEntrustedThreshold",
    ["0x434e59", 20_000, 9n, id(1)],
  ],
];

describe("commands of the proceeds ledger", () => {
  it.each([...ledger, ...others])("%o is the call of %s that it stands for", (command, contract, ...call) => {
    const encoded = encodeCommand(command);
    expect(encoded.contract).toBe(contract);
    const { functionName, args } = decodeFunctionData({ abi: abiOf(encoded.contract), data: encoded.data });
    expect([functionName, args]).toEqual(call);
  });

  it("refuses a threshold in what is no currency", () => {
    const command = { kind: "setEntrustedThreshold", from: 1, above: 1n, sourceRoot: id(1) } as const;
    expect(() => encodeCommand({ ...command, currency: "yuan" })).toThrow(RangeError);
  });

  it("cuts a request in halves that keep the account and the deadline", () => {
    const payments = [1, 2, 3].map((n): Payment => payment(n));
    const { data } = encodeCommand({ kind: "requestPayments", account: id(1), payments, deadline: 77 });
    const halves = splitCalldata("LotLedger", data)?.map((half) => {
      const call = decodeFunctionData({ abi: lotLedgerAbi, data: half });
      if (call.functionName !== "request") throw new Error(`a call of ${call.functionName}`);
      const [account, list, deadline] = call.args;
      return [account, list.map((item) => item.id), deadline];
    });
    const ids = payments.map((item) => item.id);
    expect(halves).toEqual([
      [id(1), ids.slice(0, 2), 77n],
      [id(1), ids.slice(2), 77n],
    ]);
  });

  it("does not cut an explanation, which is recorded as a whole", () => {
    const payments = [1, 2].map((n) => payment(n));
    const { data } = encodeCommand({ kind: "explainShortfall", explanation: { ...explanation, payments } });
    expect(splitCalldata("LotLedger", data)).toBeUndefined();
  });

  it("names what an operation records or changes", () => {
    const payments = [payment(1), payment(2)];
    expect(subjectsOf({ kind: "explainShortfall", explanation: { ...explanation, payments } })).toEqual([
      { kind: "movement", ids: [id(1), ...payments.map((item) => item.id)] },
    ]);
    expect(subjectsOf({ kind: "openLines", project: id(1), lines: [{ ...line, dataRoot: id(2) }] })).toEqual([
      { kind: "line", ids: [id(1)] },
    ]);
    expect(subjectsOf({ kind: "acceptRule", account: id(1) })).toEqual([{ kind: "account", ids: [id(1)] }]);
  });
});
