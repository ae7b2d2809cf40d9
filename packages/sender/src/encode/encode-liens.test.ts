import type { Command } from "@green-ledger/domain";
import { LienClass, ObjectKind } from "@green-ledger/protocol";
import { testId } from "@green-ledger/testkit";
import { decodeFunctionData } from "viem";
import { expect, test } from "vitest";
import { abiOf } from "./contracts.ts";
import { encodeCommand } from "./encode-command.ts";

const id = (n: number) => testId("encode", n);
const terms = {
  id: id(1),
  object: id(2),
  creditor: id(3),
  shareBps: 2_500,
  rank: 2,
  until: 21_000,
  dataRoot: id(4),
};

const CASES: [Command, contract: string, functionName: string, args: unknown[]][] = [
  [
    { kind: "offerLien", lien: { ...terms, kind: "loan", class: "relending_pledge" } },
    "LienBook",
    "offer",
    [{ ...terms, kind: ObjectKind.LOAN, class: LienClass.RELENDING_PLEDGE }],
  ],
  [{ kind: "acceptLien", lien: id(1) }, "LienBook", "accept", [id(1)]],
  [{ kind: "withdrawLien", lien: id(1), reasonRoot: id(2) }, "LienBook", "withdraw", [id(1), id(2)]],
  [{ kind: "declineLien", lien: id(1), reasonRoot: id(2) }, "LienBook", "decline", [id(1), id(2)]],
  [{ kind: "releaseLien", lien: id(1), reasonRoot: id(2) }, "LienBook", "release", [id(1), id(2)]],
  [
    { kind: "offerTransfer", transfer: id(1), asset: id(2), to: id(3), dataRoot: id(4) },
    "TransferDesk",
    "offer",
    [id(1), id(2), id(3), id(4)],
  ],
  [{ kind: "consentToTransfer", transfer: id(1), lien: id(2) }, "TransferDesk", "consent", [id(1), id(2)]],
  [{ kind: "acceptTransfer", transfer: id(1) }, "TransferDesk", "accept", [id(1)]],
  [
    { kind: "withdrawTransfer", transfer: id(1), reasonRoot: id(2) },
    "TransferDesk",
    "withdraw",
    [id(1), id(2)],
  ],
  [
    { kind: "declineTransfer", transfer: id(1), reasonRoot: id(2) },
    "TransferDesk",
    "decline",
    [id(1), id(2)],
  ],
];

test.each(CASES)("%j", (command, contract, functionName, args) => {
  const encoded = encodeCommand(command);
  expect(encoded.contract).toBe(contract);
  const decoded = decodeFunctionData({ abi: abiOf(encoded.contract), data: encoded.data });
  expect(decoded).toEqual({ functionName, args });
});
