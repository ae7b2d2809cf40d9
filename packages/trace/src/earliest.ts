/** Keeps the first few of many numbers that come in any order. */
export interface Earliest {
  offer(value: number): void;
  /** Those that are kept, first to last. */
  sorted(): number[];
}

/** @param before whether one number comes before another */
export function createEarliest(limit: number, before: (a: number, b: number) => boolean): Earliest {
  // A heap with the last of those that are kept on top: one that comes after it is refused at once.
  const heap: number[] = [];
  return {
    offer(value) {
      if (heap.length < limit) {
        heap.push(value);
        siftUp(heap, before);
      } else if (limit > 0 && before(value, heap[0] as number)) {
        heap[0] = value;
        siftDown(heap, before);
      }
    },
    sorted: () => [...heap].sort((a, b) => (before(a, b) ? -1 : 1)),
  };
}

/** Whether one number comes before another. */
export type Before = (a: number, b: number) => boolean;

/** Puts the newest of a heap in its place: the last in order is on top. */
export function siftUp(heap: number[], before: Before): void {
  let at = heap.length - 1;
  while (at > 0) {
    const parent = (at - 1) >> 1;
    if (!before(heap[parent] as number, heap[at] as number)) return;
    swap(heap, parent, at);
    at = parent;
  }
}

/** Puts the top of a heap in its place. */
export function siftDown(heap: number[], before: Before): void {
  let at = 0;
  for (;;) {
    let last = at;
    for (const child of [2 * at + 1, 2 * at + 2]) {
      if (child < heap.length && before(heap[last] as number, heap[child] as number)) last = child;
    }
    if (last === at) return;
    swap(heap, last, at);
    at = last;
  }
}

function swap(heap: number[], a: number, b: number): void {
  const value = heap[a] as number;
  heap[a] = heap[b] as number;
  heap[b] = value;
}
