/** Numbers from a seed, the same on every machine (xorshift128). */
export interface Random {
  /** Integer from 0 up to, not including, `bound`. */
  below(bound: number): number;
  /** 32 random bytes as hexadecimal text. */
  id(): `0x${string}`;
}

export function createRandom(seed: number): Random {
  const state = Int32Array.of(seed, 0x9e3779b9, 0x243f6a88, 0xb7e15162);
  const next = (): number => {
    const [x = 0, , , w = 0] = state;
    const t = x ^ (x << 11);
    state.copyWithin(0, 1);
    state[3] = w ^ (w >>> 19) ^ t ^ (t >>> 8);
    return (state[3] as number) >>> 0;
  };
  for (let i = 0; i < 16; i++) next();
  return {
    below: (bound) => Math.floor((next() / 2 ** 32) * bound),
    id() {
      let text = "0x";
      for (let word = 0; word < 8; word++) text += next().toString(16).padStart(8, "0");
      return text as `0x${string}`;
    },
  };
}
