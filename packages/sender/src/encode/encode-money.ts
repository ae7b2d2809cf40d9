import {
  type CommandOf,
  type Entry,
  type Explanation,
  type Hex,
  type LineRegistration,
  ORIGINS,
  type Payment,
  type Receipt,
  type Reversal,
  SPENDINGS,
  USES,
  ZERO_32,
} from "@green-ledger/domain";
import { lotLedgerAbi as abi } from "@green-ledger/protocol";
import { encodeFunctionData } from "viem";

type MoneyCommand = CommandOf<
  | "verifyCost"
  | "openLines"
  | "closeLine"
  | "recordReceipts"
  | "recordPayments"
  | "requestPayments"
  | "releasePayments"
  | "cancelPayments"
  | "confirmPayment"
  | "disputePayment"
  | "reverseEntries"
  | "stateBalances"
  | "explainShortfall"
  | "lendMoney"
  | "convertMoney"
>;

/** The call of the ledger that a command about money stands for. */
export function encodeMoneyCommand(command: MoneyCommand): Hex {
  switch (command.kind) {
    case "verifyCost": {
      const { project, eligibleCost, reportRoot } = command;
      return encodeFunctionData({
        abi,
        functionName: "verifyCost",
        args: [project, eligibleCost, reportRoot],
      });
    }
    case "openLines":
      return encodeFunctionData({
        abi,
        functionName: "openLines",
        args: [command.project, command.lines.map(toLineTuple)],
      });
    case "closeLine":
      return encodeFunctionData({ abi, functionName: "closeLine", args: [command.line] });
    case "recordReceipts":
      return encodeFunctionData({ abi, functionName: "mint", args: [command.receipts.map(toReceiptTuple)] });
    case "recordPayments":
    case "requestPayments":
    case "releasePayments":
    case "cancelPayments":
    case "confirmPayment":
    case "disputePayment":
      return encodePaymentCommand(command);
    case "reverseEntries":
      return encodeFunctionData({
        abi,
        functionName: "reverse",
        args: [command.reversals.map(toReversalTuple)],
      });
    case "stateBalances":
      return encodeFunctionData({ abi, functionName: "state", args: [command.statements] });
    case "explainShortfall":
      return encodeFunctionData({
        abi,
        functionName: "explain",
        args: [toExplanationTuple(command.explanation)],
      });
    case "lendMoney":
      return encodeFunctionData({ abi, functionName: "lend", args: [command.account, command.lendings] });
    case "convertMoney":
      return encodeFunctionData({
        abi,
        functionName: "convert",
        args: [command.account, command.conversions],
      });
  }
}

type PaymentCommand = CommandOf<
  | "recordPayments"
  | "requestPayments"
  | "releasePayments"
  | "cancelPayments"
  | "confirmPayment"
  | "disputePayment"
>;

function encodePaymentCommand(command: PaymentCommand): Hex {
  switch (command.kind) {
    case "recordPayments":
      return encodeFunctionData({
        abi,
        functionName: "pay",
        args: [command.account, command.payments.map(toPaymentTuple)],
      });
    case "requestPayments": {
      const { account, payments, deadline } = command;
      return encodeFunctionData({
        abi,
        functionName: "request",
        args: [account, payments.map(toPaymentTuple), BigInt(deadline)],
      });
    }
    case "releasePayments":
      return encodeFunctionData({
        abi,
        functionName: "release",
        args: [command.account, command.payments.map(toPaymentTuple)],
      });
    case "cancelPayments":
      return encodeFunctionData({ abi, functionName: "cancel", args: [command.account, command.payments] });
    case "confirmPayment":
      return encodeFunctionData({
        abi,
        functionName: "confirm",
        args: [command.payment, toEntryTuple(command.entry)],
      });
    case "disputePayment": {
      const { payment, entry, reasonRoot } = command;
      return encodeFunctionData({
        abi,
        functionName: "dispute",
        args: [payment, toEntryTuple(entry), reasonRoot],
      });
    }
  }
}

function toLineTuple(line: LineRegistration) {
  return { ...line, payee: line.payee ?? ZERO_32, spending: SPENDINGS.indexOf(line.spending) };
}

function toReceiptTuple(receipt: Receipt) {
  return { ...receipt, origin: ORIGINS.indexOf(receipt.origin), payer: receipt.payer ?? ZERO_32 };
}

function toPaymentTuple(payment: Payment) {
  return {
    ...payment,
    use: USES.indexOf(payment.use),
    payeeBank: payment.payeeBank ?? ZERO_32,
    payeeAccount: payment.payeeAccount ?? ZERO_32,
    project: payment.project ?? ZERO_32,
    line: payment.line ?? ZERO_32,
  };
}

function toEntryTuple(entry: Entry) {
  return {
    ...entry,
    use: USES.indexOf(entry.use),
    payee: entry.payee ?? ZERO_32,
    payeeBank: entry.payeeBank ?? ZERO_32,
    payeeAccount: entry.payeeAccount ?? ZERO_32,
    project: entry.project ?? ZERO_32,
    line: entry.line ?? ZERO_32,
  };
}

function toReversalTuple(reversal: Reversal) {
  return { ...reversal, entry: toEntryTuple(reversal.entry) };
}

function toExplanationTuple(explanation: Explanation) {
  return { ...explanation, payments: explanation.payments.map(toPaymentTuple) };
}
