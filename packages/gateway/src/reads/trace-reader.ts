/** Where money went and came from: the forest of lots, kept up to date by whoever runs the node. */
export interface TraceReader {
  readonly block: number;
}
