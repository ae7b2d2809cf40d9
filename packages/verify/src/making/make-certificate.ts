import { type Certificate, type CertifiedContract, type Disclosed, FORMAT } from "../certificate.ts";
import { indexKey } from "../chain/receipt.ts";
import { openEvidence } from "../evidence.ts";
import { bytes32Of, type Hex } from "../hex.ts";
import { deriveStatement } from "../statements/derive.ts";
import { assetSlots, codeSlot, countersSlots, entrySlot, reversedSlot } from "../statements/layout.ts";
import type { Subject } from "../statements/schema.ts";
import type { SealedBlock } from "./blocks.ts";
import type { ChainReader } from "./chain-reader.ts";
import { linksTo } from "./link-validators.ts";
import { MakingError } from "./making-error.ts";

export interface CertificateRequest {
  subject: Subject;
  /** Transactions whose events the statement needs; one may be named more than once. */
  transactions: readonly { block: number; hash: Hex }[];
  /** The block at whose end state is proved; not needed for statements about events alone. */
  at: number;
  /** Colours that the payment drew on, or the tranche's. */
  colours?: readonly number[];
  disclosed?: readonly Disclosed[];
  /** A block whose validators the reader knows. @default genesis */
  validatorsFrom?: number;
}

export interface MakingDeps {
  reader: ChainReader;
  contracts: Readonly<Record<CertifiedContract, Hex>>;
}

/**
 * Makes a certificate: reads what the statement needs, and states what that proves.
 * @throws MakingError; CertificateError if the evidence does not prove the statement
 */
export async function makeCertificate(
  { reader, contracts }: MakingDeps,
  { subject, transactions, at, colours = [], disclosed = [], validatorsFrom = 0 }: CertificateRequest,
): Promise<Certificate> {
  const slots = slotsOf(subject, colours);
  const numbers = new Set([...transactions.map(({ block }) => block), ...(slots === undefined ? [] : [at])]);
  const blocks = await Promise.all([...numbers].sort((a, b) => a - b).map((number) => reader.block(number)));
  const links = await linksTo(blocks, { reader, from: validatorsFrom });
  const headers = [...blocks, ...links].sort((a, b) => a.number - b.number);

  const last = headers.at(-1);
  const proved = await Promise.all(blocks.map((block) => proveReceipts(reader, block, transactions)));
  const state =
    slots === undefined || last === undefined
      ? []
      : await reader.proofs(last, contracts[slots.contract], slots.slots);
  const parts = {
    contracts: Object.fromEntries(CONTRACTS_OF[subject.kind].map((name) => [name, contracts[name]])),
    headers: headers.map(({ rlp }) => rlp),
    nodes: [...new Set([...proved.flatMap(({ nodes }) => nodes), ...state])].sort(),
    receipts: blocks.flatMap((block, i) => {
      const header = headers.indexOf(block);
      return (proved[i]?.indexes ?? []).map((index) => ({ header, index }));
    }),
    disclosed: [...disclosed],
  };
  return { format: FORMAT, statement: deriveStatement(openEvidence(parts), subject), ...parts };
}

/** The contracts that a statement's evidence comes from. */
const CONTRACTS_OF: Readonly<Record<Subject["kind"], readonly CertifiedContract[]>> = {
  payment: ["AccountRegistry", "LotLedger"],
  lot_origin: ["InstrumentRegistry", "LotLedger"],
  label: ["AssetRegistry"],
  no_breach: ["InstrumentRegistry", "LotLedger"],
  document: ["AssetRegistry"],
};

function slotsOf(
  subject: Subject,
  colours: readonly number[],
): { contract: CertifiedContract; slots: Hex[] } | undefined {
  switch (subject.kind) {
    case "payment": {
      const reversed = colours.map((colour) => reversedSlot(subject.payment, colour));
      return { contract: "LotLedger", slots: [entrySlot(subject.payment), ...reversed] };
    }
    case "label": {
      const codes = subject.codes.map(({ scheme, code }) =>
        codeSlot(subject.asset, bytes32Of(scheme), bytes32Of(code)),
      );
      return { contract: "AssetRegistry", slots: [...assetSlots(subject.asset), ...codes] };
    }
    case "no_breach":
      return { contract: "LotLedger", slots: colours.flatMap(countersSlots) };
    default:
      return undefined;
  }
}

async function proveReceipts(
  reader: ChainReader,
  block: SealedBlock,
  transactions: CertificateRequest["transactions"],
): Promise<{ indexes: number[]; nodes: Hex[] }> {
  const wanted = transactions.filter((each) => each.block === block.number).map(({ hash }) => hash);
  const indexes = [...new Set(wanted)].map((hash) => block.transactions.indexOf(hash)).sort((a, b) => a - b);
  if (indexes.length === 0) return { indexes, nodes: [] };
  if (indexes[0] === -1) throw new MakingError("reply_invalid", `the transactions of block ${block.number}`);
  const trie = await reader.receipts(block);
  return { indexes, nodes: indexes.flatMap((index) => trie.proofOf(indexKey(index))) };
}
