/** Bytes as lower-case hexadecimal text, as the chain's clients give them. */
export type Hex = `0x${string}`;

/** 32 bytes: ids and roots. */
export type Bytes32 = Hex;

export type PartyId = Bytes32;
export type AssetId = Bytes32;
export type InstrumentId = Bytes32;
export type TrancheId = Bytes32;
export type AccountId = Bytes32;
export type ClaimId = Bytes32;
/** An entry of the ledger: receipt, payment, counter-entry, statement … */
export type MovementId = Bytes32;
/** A line of a project's budget. */
export type LineId = Bytes32;
/** A document of the evidence set. */
export type DocumentId = Bytes32;
export type LienId = Bytes32;
/** An underlying of a pool: the id of the object that it is. */
export type ItemId = Bytes32;
/** A transfer of notes between holders. */
export type NoteTransferId = Bytes32;
export type SubstitutionId = Bytes32;
/** An offer to transfer an asset. */
export type TransferId = Bytes32;
/** Key or contract. */
export type Address = Hex;

export const ZERO_32: Bytes32 = `0x${"0".repeat(64)}`;

/** Number of a tranche in order of registration; 0 is other money. */
export type Colour = number;
export const OTHER_MONEY: Colour = 0;

/** Short ASCII text as the chain stores it: left-aligned, zero-padded. Throws RangeError if it does not fit. */
export function textToBytes32(text: string): Bytes32 {
  if (!/^[\x21-\x7e]{1,32}$/.test(text))
    throw new RangeError(`not 1 to 32 printable ASCII characters: ${text}`);
  let hex = "0x";
  for (let i = 0; i < 32; i++) hex += (text.charCodeAt(i) || 0).toString(16).padStart(2, "0");
  return hex as Bytes32;
}

/** The text in left-aligned bytes of any width: schemes, codes and currencies. */
export function bytesToText(bytes: Hex): string {
  let text = "";
  for (let i = 2; i < bytes.length; i += 2) {
    const code = Number.parseInt(bytes.slice(i, i + 2), 16);
    if (code === 0) break;
    text += String.fromCharCode(code);
  }
  return text;
}
