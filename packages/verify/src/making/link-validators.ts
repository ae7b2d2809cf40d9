import type { Header } from "../chain/header.ts";
import type { Hex } from "../hex.ts";
import { isHandedOver } from "../qbft/hand-over.ts";
import { signersOf } from "../qbft/seals.ts";
import type { SealedBlock } from "./blocks.ts";
import type { ChainReader } from "./chain-reader.ts";
import { MakingError } from "./making-error.ts";

/** Who is trusted after a block. */
interface Known {
  number: number;
  validators: readonly Hex[];
}

/**
 * Blocks by which validators of an earlier block hand over to those of the blocks that are needed, halving the distance
 * until each step is sealed by enough of those before. None on a network whose validators hardly changed, or without any.
 */
export async function linksTo(
  blocks: readonly SealedBlock[],
  { reader, from }: { reader: ChainReader; from: number },
): Promise<SealedBlock[]> {
  const [first] = blocks;
  if (first === undefined || first.header.qbft === undefined) return [];
  const links: SealedBlock[] = [];
  let known = knownAfter((await reader.block(from)).header);
  for (const block of blocks) {
    const { header } = block;
    links.push(...(await bridge(known, header, reader)));
    known = knownAfter(header);
  }
  return links;
}

async function bridge(from: Known, to: Header, reader: ChainReader): Promise<SealedBlock[]> {
  // A quorum of the same validators is enough, and cheaper to see than signatures.
  const { validators } = knownAfter(to);
  if (validators.join() === from.validators.join()) return [];
  if (isHandedOver(from.validators, signersOf(to))) return [];
  const middle = from.number + Math.floor((to.number - from.number) / 2);
  if (middle <= from.number)
    throw new MakingError(
      "reply_invalid",
      `the validators of block ${to.number}: no hand-over leads to them`,
    );
  const block = await reader.block(middle);
  const { header } = block;
  const before = await bridge(from, header, reader);
  return [...before, block, ...(await bridge(knownAfter(header), to, reader))];
}

function knownAfter({ number, qbft }: Header): Known {
  return { number, validators: [...(qbft?.extra.validators ?? [])].sort() };
}
