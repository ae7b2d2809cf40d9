import { bytesToText, type Hex, type OperationError } from "@green-ledger/domain";
import { abis } from "@green-ledger/protocol";
import { type Abi, type AbiParameter, decodeErrorResult } from "viem";
import { contractErrorDetail, errorCodeOf } from "../errors/contract-errors.ts";

type AbiError = Extract<Abi[number], { type: "error" }>;

const errors: readonly AbiError[] = uniqueErrors();

/** Texts on chain: everything else in 32 bytes is an id. */
const TEXT_TYPES = new Set(["SchemeId", "Code"]);

/**
 * What a contract answered when it undid a call.
 * @param data the bytes that it returned
 */
export function decodeRevert(data: Hex): OperationError {
  if (data === "0x") return withoutReason();
  let decoded: {
    errorName: string;
    args: readonly unknown[] | undefined;
    abiItem: { inputs?: readonly AbiParameter[] };
  };
  try {
    decoded = decodeErrorResult({ abi: errors, data }) as typeof decoded;
  } catch {
    return {
      code: "contract_error_unknown",
      detail:
        "A contract refused the call with an error that this version does not know. Report it with the arguments.",
      args: { data },
    };
  }
  const { errorName, args = [], abiItem } = decoded;
  const inputs = abiItem.inputs ?? [];
  return {
    code: errorCodeOf(errorName),
    detail: contractErrorDetail(errorName),
    args: Object.fromEntries(inputs.map((input, i) => [input.name ?? `${i}`, toText(input, args[i])])),
  };
}

/** For a call that was undone without a word. */
export function withoutReason(): OperationError {
  return {
    code: "reverted_without_reason",
    detail:
      "The chain undid the call and gave no reason. Make a dry run of the same request to see what it meets now.",
    args: {},
  };
}

function toText({ type, internalType }: AbiParameter, value: unknown): string {
  const isText = type === "bytes3" || (internalType !== undefined && TEXT_TYPES.has(internalType));
  return isText ? bytesToText(value as Hex) : String(value).toLowerCase();
}

function uniqueErrors(): AbiError[] {
  const all = Object.values(abis).flatMap((abi) => abi.filter((item) => item.type === "error"));
  return [
    ...new Map(all.map((item) => [`${item.name}(${item.inputs.map(({ type }) => type)})`, item])).values(),
  ];
}
