import { type Command, ENTRY_STATES, nameAt, type Operation, type Payment } from "@green-ledger/domain";
import { lotLedgerAbi } from "@green-ledger/protocol";
import { FOUNDING, testId } from "@green-ledger/testkit";
import { decodeFunctionResult, encodeFunctionData } from "viem";
import { payment, type Running, type SenderSystem, submissionOf } from "./sender-system.ts";

/** What the tests do again and again: bank B pays out of an account that it keeps. */
export interface Bank {
  /** A report of new payments of 1 each. */
  pay(count?: number): { command: Command; payments: Payment[] };
  submit(running: Running, ...commands: Command[]): Promise<Operation>;
  /** Whether the ledger has a payment. */
  isRecorded(payment: Payment | undefined): Promise<boolean>;
  /** What is left in the account. */
  balance(): Promise<bigint>;
  /** How many transactions of the bank's key are in the chain. */
  minedNonces(): Promise<number>;
}

let next = 1;

export function createBank({ system, cast }: SenderSystem): Bank {
  const { bankB } = cast.members;
  const account = FOUNDING.accounts.contractorAtB;
  return {
    pay(count = 1) {
      const payments = Array.from({ length: count }, () =>
        payment(0, { id: testId("bank payment", next++) }),
      );
      return { command: { kind: "recordPayments", account, payments }, payments };
    },
    async submit(running, ...commands) {
      const result = await running.sender.submit(submissionOf(bankB, commands));
      if (result.kind === "mismatch") throw new Error("a mismatch");
      return result.operation;
    },
    async isRecorded(asked) {
      if (asked === undefined) throw new Error("no payment");
      const data = encodeFunctionData({ abi: lotLedgerAbi, functionName: "entryOf", args: [asked.id] });
      const answer = await system.call(system.addresses.LotLedger, data);
      const { state } = decodeFunctionResult({ abi: lotLedgerAbi, functionName: "entryOf", data: answer });
      return nameAt(ENTRY_STATES, state) !== "none";
    },
    async balance() {
      const data = encodeFunctionData({ abi: lotLedgerAbi, functionName: "holdingOf", args: [account, 0] });
      const answer = await system.call(system.addresses.LotLedger, data);
      return decodeFunctionResult({ abi: lotLedgerAbi, functionName: "holdingOf", data: answer }).balance;
    },
    async minedNonces() {
      return Number(await system.chain.request("eth_getTransactionCount", [bankB.key.address, "latest"]));
    },
  };
}
