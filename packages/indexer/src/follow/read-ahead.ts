/**
 * Gives the results of asynchronous jobs in the order of the jobs, with some of them under way at the same time. Jobs
 * are made only as there is room for them. A job that fails ends the sequence when its turn comes.
 */
export async function* readAhead<T>(
  nextJob: () => (() => Promise<T>) | undefined,
  atOnce: number,
): AsyncGenerator<T> {
  const underWay: Promise<{ value: T } | { error: unknown }>[] = [];
  const fill = () => {
    while (underWay.length < atOnce) {
      const job = nextJob();
      if (job === undefined) return;
      // Caught at once: a failure waits for its turn, and is nobody's if the sequence ends before.
      underWay.push(
        job().then(
          (value) => ({ value }),
          (error: unknown) => ({ error }),
        ),
      );
    }
  };
  for (;;) {
    fill();
    const first = underWay.shift();
    if (first === undefined) return;
    const outcome = await first;
    if ("error" in outcome) throw outcome.error;
    fill();
    yield outcome.value;
  }
}
