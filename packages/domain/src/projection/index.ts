export { foldBlock, type LoadRows } from "./fold-block.ts";
export { INDEX_ERRORS, IndexError, type IndexErrorCode } from "./index-error.ts";
export type { EventArgs, EventName, EventOf, LedgerContract, LedgerEvent } from "./ledger-event.ts";
export { eventGap, project, rowsNeeded } from "./project.ts";
export type { Rows } from "./projector.ts";
export { ROW, type RowRef } from "./row-refs.ts";
