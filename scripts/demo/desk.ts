import type { WriteRouteName } from "@green-ledger/api";
import { type Client, createClient, type OperationBody, type WriteInput } from "@green-ledger/sdk";
import { createSteadyWriter } from "../../packages/node/src/development/steady-writer.ts";
import { DemoError } from "./demo-error.ts";

type Item = NonNullable<OperationBody["outcome"]>["items"][number];

/** What the ledger made of a request. */
export interface Done {
  ids: readonly string[];
  /** What was recorded and marked, or refused. */
  items: readonly Item[];
}

/** Where members of the network act from: each with its own token, through the gateway. */
export interface Desk {
  /**
   * Asks for a write and waits until it is final.
   * @throws NodeError if the ledger fails it, ApiError if the gateway refuses it
   */
  act<N extends WriteRouteName>(subject: string, name: N, input: WriteInput<N>): Promise<Done>;
  /** As `act`, where nothing may be refused. @throws DemoError `demo_unexpected` */
  record<N extends WriteRouteName>(subject: string, name: N, input: WriteInput<N>): Promise<Done>;
  /** A client for reading. */
  as(subject: string): Client;
}

export interface DeskOptions {
  url: string;
  tokens: Readonly<Record<string, string>>;
  signal: AbortSignal;
}

export function createDesk(options: DeskOptions): Desk {
  const { url, tokens } = options;
  const writer = createSteadyWriter(options);

  const act: Desk["act"] = async (subject, name, input) => {
    const written = await writer.write(subject, name, input);
    const [operation] = await writer.settle([written]);
    return { ids: written.ids, items: operation?.outcome?.items ?? [] };
  };

  return {
    act,
    async record(subject, name, input) {
      const done = await act(subject, name, input);
      const refused = done.items.find(({ verdict }) => verdict === "refused");
      if (refused !== undefined) {
        throw new DemoError(
          "demo_unexpected",
          `${name} of ${subject} was refused: ${refused.reason}: ${refused.text} (limit ${refused.limit})`,
        );
      }
      return done;
    },
    as(subject) {
      const token = tokens[subject];
      if (token === undefined) throw new DemoError("demo_unexpected", `There is no member ${subject}.`);
      return createClient({ baseUrl: url, credentials: { token } });
    },
  };
}

/** The first id of an answer. @throws DemoError `demo_unexpected` */
export function firstId({ ids }: Pick<Done, "ids">): string {
  const [id] = ids;
  if (id === undefined) throw new DemoError("demo_unexpected", "The gateway answered without an id.");
  return id;
}
