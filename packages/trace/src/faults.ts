export type ForestFaultCode =
  /** An id is not 32 bytes of hexadecimal text. */
  | "id_malformed"
  /** A movement or block does not come after those that are held. */
  | "out_of_order"
  | "movement_repeated"
  /** A change takes single rows back. */
  | "rows_removed"
  /** A movement lacks a part that its use needs, or its legs do not add up to its amount. */
  | "movement_malformed"
  /** A lot does not have the next number of its account and colour. */
  | "lot_number_unexpected"
  | "lot_unknown"
  /** A leg takes more than its lot has left. */
  | "lot_overdrawn"
  /** A row of the index differs from what its movements give. */
  | "index_disagrees"
  /** An answer does not add up: what started is not what is there or left. */
  | "conservation_broken"
  /** A page is asked for after something that no page ended with. */
  | "cursor_malformed"
  /** More records than one forest can number. */
  | "forest_full";

/**
 * The forest refuses to hold, or to answer with, figures that contradict each other. What was held before the call
 * is still held. The remedy is to load the forest again; if that fails too, to rebuild the index.
 */
export class ForestFault extends Error {
  override readonly name = "ForestFault";
  readonly code: ForestFaultCode;
  /** The figures and ids that contradict each other; amounts as decimal text. */
  readonly details: Readonly<Record<string, string | number>>;

  constructor(
    code: ForestFaultCode,
    message: string,
    details: Readonly<Record<string, string | number>> = {},
  ) {
    super(message);
    this.code = code;
    this.details = details;
  }
}
