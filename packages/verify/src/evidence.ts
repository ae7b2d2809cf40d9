import type { Result } from "ethers";
import type { Certificate, CertifiedContract, Disclosed } from "./certificate.ts";
import { CertificateError } from "./certificate-error.ts";
import { contractsByAddress, type Event, readEvent } from "./chain/events.ts";
import { type Header, readHeader } from "./chain/header.ts";
import { readReceipt } from "./chain/receipt.ts";
import { readSlot, storageRootOf } from "./chain/state.ts";
import { openNodes } from "./chain/trie.ts";
import type { Hex } from "./hex.ts";

/** What a certificate holds beside its statement. */
export type EvidenceParts = Omit<Certificate, "format" | "statement">;

/** An event with the block and the transaction that it is proved to be in. */
export interface ProvedEvent extends Event {
  contract: CertifiedContract;
  header: Header;
  /** The same object for all events of one transaction. */
  transaction: object;
}

export type Matches = (args: Result, event: ProvedEvent) => boolean;

/** What is proved, from which statements are derived. Whatever is asked for counts as used. */
export interface Evidence {
  readonly headers: readonly Header[];
  /** The block at whose end the state is proved. */
  readonly at: Header;
  /** @throws CertificateError event_missing, event_repeated */
  event(contract: CertifiedContract, name: string, matches: Matches): ProvedEvent;
  /** All of a kind, in chain order. */
  events(contract: CertifiedContract, name: string, matches: Matches): ProvedEvent[];
  /** A slot of a contract's storage at the end of the last block. */
  slot(contract: CertifiedContract, slot: Hex): bigint;
  readonly disclosed: readonly Disclosed[];
  /** @throws CertificateError evidence_unused */
  requireAllUsed(): void;
}

/** @throws CertificateError if anything of it cannot be read or is not where it is said to be */
export function openEvidence(parts: EvidenceParts): Evidence {
  const headers = parts.headers.map(readHeader);
  requireAscending(headers);
  const at = headers.at(-1);
  if (at === undefined) throw new CertificateError("format_invalid", "/headers");
  const nodes = openNodes(parts.nodes);
  const names = contractsByAddress(parts.contracts);
  const events = eventsOf(parts, headers, { nodes, names });
  const used = { headers: new Set<Header>(), transactions: new Set<object>(), contracts: new Set<string>() };
  const storageRoots = new Map<CertifiedContract, Hex>();

  function found(contract: CertifiedContract, name: string, matches: Matches): ProvedEvent[] {
    const all = events.filter(
      (event) => event.contract === contract && event.name === name && matches(event.args, event),
    );
    for (const { header, transaction } of all) {
      used.headers.add(header);
      used.transactions.add(transaction);
      used.contracts.add(contract);
    }
    return all;
  }

  return {
    headers,
    at,
    disclosed: parts.disclosed,
    events: found,
    event(contract, name, matches) {
      const [event, other] = found(contract, name, matches);
      if (event === undefined) throw new CertificateError("event_missing", `${contract}.${name}`);
      if (other !== undefined) throw new CertificateError("event_repeated", `${contract}.${name}`);
      return event;
    },
    slot(contract, slot) {
      const address = parts.contracts[contract];
      if (address === undefined) throw new CertificateError("account_missing", contract);
      const root = storageRoots.get(contract) ?? storageRootOf(nodes, at.stateRoot, address);
      storageRoots.set(contract, root);
      used.headers.add(at);
      used.contracts.add(contract);
      return readSlot(nodes, root, slot);
    },
    requireAllUsed() {
      nodes.requireAllRead();
      if (used.transactions.size !== parts.receipts.length) throw unused("receipts");
      if (used.contracts.size !== Object.keys(parts.contracts).length) throw unused("contracts");
      // Blocks of a QBFT network may be there for their validators alone; their seals were checked.
      if (headers.some((header) => header.qbft === undefined && !used.headers.has(header)))
        throw unused("headers");
    },
  };
}

function unused(what: string): CertificateError {
  return new CertificateError("evidence_unused", what);
}

function requireAscending(headers: readonly Header[]): void {
  for (const [i, { number }] of headers.entries()) {
    if (i > 0 && number <= (headers[i - 1]?.number ?? 0)) throw new CertificateError("headers_unordered");
  }
}

type Tools = { nodes: ReturnType<typeof openNodes>; names: ReturnType<typeof contractsByAddress> };

function eventsOf(
  { receipts }: Pick<EvidenceParts, "receipts">,
  headers: readonly Header[],
  { nodes, names }: Tools,
): ProvedEvent[] {
  return receipts.flatMap(({ header: place, index }, i) => {
    const before = receipts[i - 1];
    const ascends =
      before === undefined || before.header < place || (before.header === place && before.index < index);
    if (!ascends) throw new CertificateError("receipts_unordered");
    const header = headers[place];
    if (header === undefined) throw new CertificateError("format_invalid", `/receipts/${i}/header`);
    const transaction = {};
    return readReceipt(nodes, header.receiptsRoot, index).flatMap((log) => {
      const contract = names.get(log.address);
      const event = contract === undefined ? undefined : readEvent(contract, log);
      if (contract === undefined || event === undefined) return [];
      return [{ ...event, contract, header, transaction }];
    });
  });
}
