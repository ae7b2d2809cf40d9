import type { Hex } from "@green-ledger/domain";
import { badReply, fieldsOf, type Header, hexOf, listOf, quantityOf, type RawLog } from "./raw.ts";

/**
 * All logs of a block, out of its receipts, if these are the block's: one for each transaction, in order, with the
 * block's hash and number, and with log indexes that count from 0 without a gap.
 * @throws IndexError `node_reply_invalid`
 */
export function logsOfReceipts(header: Header, reply: unknown): RawLog[] {
  const receipts = listOf(reply, "a block's receipts");
  const at = { block: header.number, hash: header.hash };
  if (receipts.length !== header.transactions.length) {
    const [got, wanted] = [receipts.length, header.transactions.length];
    throw badReply(`${got} receipts for the ${wanted} transactions of block ${header.number}`, at);
  }
  const logs: RawLog[] = [];
  for (const [position, value] of receipts.entries()) {
    const receipt = fieldsOf(value, "a receipt");
    const hash = hexOf(receipt.transactionHash, "a receipt's transaction", 32);
    requireBlock(header, receipt, "a receipt");
    if (hash !== header.transactions[position])
      throw badReply(`the receipt of another transaction than ${hash}`, at);
    for (const log of listOf(receipt.logs, "a receipt's logs"))
      logs.push(logOf(header, log, (h) => h === hash));
  }
  for (const [position, { logIndex }] of logs.entries()) {
    if (logIndex === position) continue;
    throw badReply(`log ${logIndex} of block ${header.number} where log ${position} belongs`, at);
  }
  return logs;
}

/**
 * Some logs of a block, out of a filter's reply, if they are the block's and in order.
 * @throws IndexError `node_reply_invalid`
 */
export function logsOfFilter(header: Header, reply: unknown): RawLog[] {
  const transactions = new Set(header.transactions);
  const logs = listOf(reply, "a block's logs").map((log) => logOf(header, log, (h) => transactions.has(h)));
  for (const [position, { logIndex }] of logs.entries()) {
    const before = logs[position - 1]?.logIndex ?? -1;
    if (logIndex <= before) throw badReply(`log ${logIndex} of block ${header.number} after log ${before}`);
  }
  return logs;
}

function logOf(header: Header, value: unknown, belongs: (transaction: Hex) => boolean): RawLog {
  const log = fieldsOf(value, "a log");
  requireBlock(header, log, "a log");
  if (log.removed === true) throw badReply(`a removed log in block ${header.number}`);
  const transactionHash = hexOf(log.transactionHash, "a log's transaction", 32);
  if (!belongs(transactionHash)) {
    throw badReply(
      `a log of transaction ${transactionHash} where it does not belong, in block ${header.number}`,
    );
  }
  return {
    address: hexOf(log.address, "a log's address", 20),
    topics: listOf(log.topics, "a log's topics").map((topic) => hexOf(topic, "a topic", 32)),
    data: hexOf(log.data, "a log's data"),
    logIndex: quantityOf(log.logIndex, "a log's index"),
    transactionHash,
  };
}

function requireBlock(header: Header, fields: Readonly<Record<string, unknown>>, what: string): void {
  const hash = hexOf(fields.blockHash, `the block of ${what}`, 32);
  const number = quantityOf(fields.blockNumber, `the block of ${what}`);
  if (hash === header.hash && number === header.number) return;
  const message = `${what} of block ${number} (${hash}) for block ${header.number} (${header.hash})`;
  throw badReply(message, { block: header.number });
}
