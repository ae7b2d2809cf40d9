import { apply, createModel, type ModelState } from "@green-ledger/domain/model";
import {
  createFresh,
  createRandom,
  foundingRequests,
  nextPause,
  nextRequest,
  type System,
} from "@green-ledger/testkit";

/** Plays a random consortium on the real contracts, and can go back in its own story and the chain's. */
export interface Player {
  /** Registers everybody and everything that the others need. */
  found(): Promise<void>;
  /** Lets something happen, one block or two for each. */
  play(steps: number): Promise<void>;
  /** Marks where the story is. */
  mark(): Promise<Mark>;
  /** Makes a fork: what happened since the mark is gone. */
  goBack(mark: Mark): Promise<void>;
}

export interface Mark {
  readonly block: number;
  readonly snapshot: `0x${string}`;
  readonly state: ModelState;
}

/** The same seed plays the same. */
export function createPlayer(system: System, seed: number): Player {
  const { cast, chain, clock } = system;
  const random = createRandom(seed);
  const fresh = createFresh();
  const { PoolBook: poolBook, LotLedger: ledger } = system.addresses;
  let state = createModel({ operators: [cast.operator.address], poolBook, ledger });

  async function send(request: ReturnType<typeof nextRequest>): Promise<void> {
    const { command, sender } = request;
    state = apply(state, command, { sender: sender.address, time: clock.now() }).state;
    await system.send(request);
  }

  return {
    async found() {
      for (const request of foundingRequests(cast, clock.now())) await send(request);
    },
    async play(steps) {
      for (let step = 0; step < steps; step++) {
        await system.pass(nextPause({ random, state, time: clock.now() }));
        await send(nextRequest({ random, cast, state, time: clock.now(), fresh }));
      }
    },
    async mark() {
      const block = Number(await chain.request("eth_blockNumber"));
      return { block, snapshot: await chain.snapshot(), state };
    },
    async goBack(mark) {
      await chain.revertTo(mark.snapshot);
      state = mark.state;
    },
  };
}
