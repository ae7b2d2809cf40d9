/** One figure of a benchmark. */
export type Measurement = {
  bench: string;
  metric: string;
  value: number;
  /** e.g. "payments/s", "ms", "MiB" */
  unit: string;
  /** The same figure for what this one is compared with, measured in the same run. */
  baseline?: number;
  /** `value / baseline`, unless another ratio says more. */
  ratio?: number;
};

export type Report = (measurement: Measurement) => void;

/** What a module in a `bench/` folder exports. */
export type Bench = {
  /** @param args what follows the name on the command line, without `--json` */
  run: (report: Report, args: readonly string[]) => Promise<void>;
};
