import {
  type AcceptedBody,
  API_PREFIX,
  type DryRunBody,
  type OperationBody,
  type ReadRoute,
  type ReadRouteName,
  ROUTES,
  type RouteAnswer,
  type RouteRequest,
  type Routes,
  type WriteRoute,
  type WriteRouteName,
} from "@green-ledger/api";
import { type HttpRequest, request, type Transport } from "./request.ts";

/** Leaves out what a route does not take, and lets the caller leave out what is wholly optional. */
type Sparse<T> = {
  [K in keyof T as T[K] extends undefined ? never : Record<never, never> extends T[K] ? never : K]: T[K];
} & {
  [K in keyof T as T[K] extends undefined ? never : Record<never, never> extends T[K] ? K : never]?: T[K];
};
/** What a read takes. */
export type ReadInput<N extends ReadRouteName> = Sparse<RouteRequest<Routes[N]>>;
/** What a write takes. */
export type WriteInput<N extends WriteRouteName> = Sparse<RouteRequest<Routes[N]>>;
/** What a read answers with. */
export type ReadAnswer<N extends ReadRouteName> = RouteAnswer<Extract<Routes[N], ReadRoute>>;
type PagedRouteName = {
  [N in ReadRouteName]: ReadAnswer<N> extends { next_cursor: string | null } ? N : never;
}[ReadRouteName];
type Item<N extends PagedRouteName> = ReadAnswer<N> extends { data: (infer T)[] } ? T : never;

export interface WriteOptions {
  /** The same for every repeat of one intended write; made by the client when left out. */
  idempotencyKey?: string;
  /** Seconds that the gateway may wait for the operation to be final before it answers. */
  wait?: number;
}

export interface Client {
  /** Reads one answer. */
  read<N extends ReadRouteName>(name: N, input: ReadInput<N>): Promise<ReadAnswer<N>>;
  /** Reads a list, page after page. */
  all<N extends PagedRouteName>(name: N, input: ReadInput<N>): AsyncGenerator<Item<N>, void, undefined>;
  /** Asks for a write. The operation may still be on its way, or have failed: look at its status. */
  write<N extends WriteRouteName>(
    name: N,
    input: WriteInput<N>,
    options?: WriteOptions,
  ): Promise<AcceptedBody>;
  /** What a write would answer in the present state; changes nothing. */
  dryRun<N extends WriteRouteName>(name: N, input: WriteInput<N>): Promise<DryRunBody>;
  /** Waits until an operation is final or failed. */
  settled(operation: string): Promise<OperationBody>;
}

export interface ClientOptions extends Partial<Omit<Transport, "baseUrl" | "credentials">> {
  baseUrl: string;
  credentials: Transport["credentials"];
  /** Makes idempotency keys. */
  newKey?: () => string;
}

const WAIT_SECONDS = 10;

/** A typed client of the gateway; works in Node and in browsers. */
export function createClient(options: ClientOptions): Client {
  const transport: Transport = {
    fetch: globalThis.fetch,
    sleep: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
    retries: 4,
    ...options,
    baseUrl: options.baseUrl.replace(/\/+$/, ""),
  };
  const newKey = options.newKey ?? (() => globalThis.crypto.randomUUID());

  const read: Client["read"] = async (name, input) =>
    (await request(transport, getRequest(ROUTES[name], input))) as ReadAnswer<typeof name>;

  return {
    read,
    async *all(name, input) {
      let cursor: string | null = null;
      do {
        const query: object = {
          ...(input as { query?: object }).query,
          ...(cursor === null ? {} : { cursor }),
        };
        const page = (await request(transport, getRequest(ROUTES[name], { ...input, query }))) as {
          data: Item<typeof name>[];
          next_cursor: string | null;
        };
        yield* page.data;
        cursor = page.next_cursor;
      } while (cursor !== null);
    },
    async write(name, input, { idempotencyKey = newKey(), wait } = {}) {
      const headers: Record<string, string> = { "idempotency-key": idempotencyKey };
      if (wait !== undefined) headers.prefer = `wait=${wait}`;
      return (await request(transport, postRequest(ROUTES[name], input, "", headers))) as AcceptedBody;
    },
    async dryRun(name, input) {
      return (await request(transport, postRequest(ROUTES[name], input, "/dry-run", {}))) as DryRunBody;
    },
    async settled(operation) {
      for (;;) {
        const answer = (await request(transport, {
          ...getRequest(ROUTES.getOperation, { params: { id: operation } }),
          headers: { prefer: `wait=${WAIT_SECONDS}` },
        })) as { data: OperationBody };
        if (answer.data.status === "final" || answer.data.status === "failed") return answer.data;
      }
    },
  };
}

interface LooseInput {
  params?: Record<string, string>;
  query?: Record<string, unknown>;
  body?: unknown;
}

function getRequest(route: ReadRoute, input: object): HttpRequest {
  const { params, query } = input as LooseInput;
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query ?? {}))
    if (value !== undefined) search.set(name, String(value));
  const tail = search.size === 0 ? "" : `?${search}`;
  return { method: "GET", path: pathOf(route.path, params) + tail };
}

function postRequest(
  route: WriteRoute,
  input: object,
  suffix: string,
  headers: Record<string, string>,
): HttpRequest {
  const { params, body } = input as LooseInput;
  return {
    method: "POST",
    path: pathOf(route.path, params) + suffix,
    body: JSON.stringify(body),
    headers: { "content-type": "application/json", ...headers },
  };
}

function pathOf(template: string, params: Record<string, string> = {}): string {
  return (
    API_PREFIX + template.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(params[name] ?? ""))
  );
}
