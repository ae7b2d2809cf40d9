/** What `doctor` can find. */
export type FaultCode =
  /** A value is not what was written. */
  | "value_damaged"
  /** More or fewer rows than the checkpoint says. */
  | "rows_miscounted"
  /** As many rows as the checkpoint says, but not the same. */
  | "rows_differ"
  /** A row that its index does not lead to. */
  | "entry_missing"
  /** An index entry that leads to no row, or to one that belongs elsewhere. */
  | "entry_orphaned"
  /** LevelDB could not read on. */
  | "unreadable";

export interface Fault {
  code: FaultCode;
  table: string;
  /** Raw key, hexadecimal, where one key is to blame. */
  key: string | null;
  message: string;
}

/** Faults as they are found: the first ones in full, the others counted. */
export interface FaultList {
  add(fault: Fault): void;
  readonly listed: Fault[];
  count(): number;
}

const LISTED = 100;

export function createFaultList(): FaultList {
  const listed: Fault[] = [];
  let count = 0;
  return {
    listed,
    add(fault) {
      count++;
      if (listed.length < LISTED) listed.push(fault);
    },
    count: () => count,
  };
}
