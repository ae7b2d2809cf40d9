import type { Operation, OperationStatus, ProjectionReader } from "@green-ledger/domain";

/** The status of an operation as the index sees it: `final` is `mined`, in blocks that the index has with the same hash. */
export function statusOf(operation: Operation, projection: ProjectionReader): OperationStatus {
  return operation.status === "mined" && isIndexed(operation, projection) ? "final" : operation.status;
}

/** Nothing about it will change any more. */
export function isSettled(status: OperationStatus): boolean {
  return status === "final" || status === "failed";
}

function isIndexed({ transactions }: Operation, projection: ProjectionReader): boolean {
  const reached = projection.checkpoint()?.block ?? -1;
  return transactions.every(({ included }) => {
    if (included === null || included.block > reached) return false;
    // A block whose hash is no longer kept is too old to be replaced.
    const hash = projection.blockHash(included.block);
    return hash === undefined || hash === included.blockHash;
  });
}
