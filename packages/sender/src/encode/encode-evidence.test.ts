import type { CommandOf, DocumentRegistration } from "@green-ledger/domain";
import { evidenceBookAbi } from "@green-ledger/protocol";
import { decodeFunctionData } from "viem";
import { describe, expect, test } from "vitest";
import { encodeCommand } from "./encode-command.ts";
import { splitCalldata } from "./split-calldata.ts";
import { splitCommand } from "./split-command.ts";
import { subjectsOf } from "./subjects.ts";

const id = (n: number) => `0x${n.toString(16).padStart(64, "0")}` as const;
const document = (n: number): DocumentRegistration => ({
  dataRoot: id(1),
  fingerprints: [
    { keyId: 1, exact: id(100 + n), near: null, nearby: [] },
    { keyId: 2, exact: id(200 + n), near: id(300 + n), nearby: [id(400), id(401)] },
  ],
});
const registration = (count: number): CommandOf<"registerDocuments"> => ({
  kind: "registerDocuments",
  documents: Array.from({ length: count }, (_, n) => document(n)),
});
const decoded = (data: `0x${string}`) => decodeFunctionData({ abi: evidenceBookAbi, data });

describe("commands of the evidence book", () => {
  test.each([
    [{ kind: "openEvidenceKey", keyId: 3, from: 20_000, commitment: id(5) }, "openKey", [3, 20_000, id(5)]],
    [{ kind: "closeEvidenceKey", keyId: 3 }, "closeKey", [3]],
    [{ kind: "acknowledgeDocument", document: id(6), reasonRoot: id(7) }, "acknowledge", [id(6), id(7)]],
  ] as const)("%o is a call", (command, functionName, args) => {
    const { contract, data } = encodeCommand(command);
    expect(contract).toBe("EvidenceBook");
    expect(decoded(data)).toEqual({ functionName, args });
  });

  test("documents keep their fingerprints; a missing range is zero", () => {
    const { args } = decoded(encodeCommand(registration(1)).data);
    const [first, second] = document(0).fingerprints;
    expect(args).toEqual([[{ dataRoot: id(1), fingerprints: [{ ...first, near: id(0) }, second] }]]);
  });

  test("a long list is cut before it is sent, and in halves where it was too long after all", () => {
    const parts = splitCommand(registration(100), 16_000_000);
    expect(parts.length).toBeGreaterThan(1);
    const rejoined = parts.flatMap(({ command }) =>
      command.kind === "registerDocuments" ? command.documents : [],
    );
    expect(rejoined).toEqual(registration(100).documents);
    const halves = splitCalldata("EvidenceBook", encodeCommand(registration(3)).data);
    expect(halves?.map((half) => (decoded(half).args[0] as readonly unknown[]).length)).toEqual([2, 1]);
  });

  test("an operation names each document by its newest fingerprint", () => {
    expect(subjectsOf(registration(2))).toEqual([{ kind: "document", ids: [id(200), id(201)] }]);
  });
});
