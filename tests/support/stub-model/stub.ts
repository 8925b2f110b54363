import { setMaxListeners } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo, Socket } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { goodReply } from "./good-reply";
import { columnOf } from "./ideas";
import { seeded } from "./random";
import { faultFor, sendReply } from "./reply";
import type {
  StubCounts,
  StubHook,
  StubOptions,
  StubReply,
  StubRequest,
  StubRoute,
  StubWatcher,
} from "./types";

export type * from "./types";

const ROUTES: Record<string, StubRoute> = {
  "POST /v1/chat/completions": "chat",
  "POST /v1/embeddings": "embeddings",
  "GET /v1/models": "models",
  "POST /embed": "embed",
};
const MAX_LOG = 20_000;

/**
 * A model endpoint on loopback for tests: OpenAI's chat completions, embeddings and models, and waywo's
 * `POST /embed`. Every answer is valid and different, unless a hook or a fault decides otherwise.
 */
export class StubModel {
  /** Requests in the order they came. */
  readonly log: StubRequest[] = [];
  /** Can be changed while it runs. */
  options: StubOptions;
  #counts = noCounts();
  #hooks: StubHook[] = [];
  #watch: StubWatcher = () => () => {};
  readonly #sockets = new Set<Socket>();
  readonly #closing = new AbortController();
  readonly #server = createServer((request, response) => void this.#serve(request, response));
  #latency: () => number;

  private constructor(options: StubOptions) {
    this.options = options;
    setMaxListeners(0, this.#closing.signal);
    this.#latency = seeded(options.seed ?? 1);
    this.#server.on("connection", (socket) => {
      this.#sockets.add(socket);
      socket.on("close", () => this.#sockets.delete(socket));
    });
  }

  /** Starts one; `options.port` 0 or unset takes any free port. */
  static async start(options: StubOptions = {}): Promise<StubModel> {
    const stub = new StubModel(options);
    await new Promise<void>((resolve, reject) => {
      stub.#server.once("error", reject).listen(options.port ?? 0, "127.0.0.1", resolve);
    });
    return stub;
  }

  /** Its address without a path: `EMBEDDING_URL` as it is. */
  get origin(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** What `LLM_BASE_URL` and `EMBEDDING_BASE_URL` take. */
  get url(): string {
    return `${this.origin}/v1`;
  }

  get counts(): StubCounts {
    return { ...this.#counts, openSockets: this.#sockets.size };
  }

  /** Adds a hook that runs before earlier ones. @returns a function that removes it */
  answer(hook: StubHook): () => void {
    this.#hooks.unshift(hook);
    return () => {
      this.#hooks = this.#hooks.filter((other) => other !== hook);
    };
  }

  /** Sets who is told of every request and of its end; replaces an earlier watcher. */
  watch(watcher: StubWatcher): void {
    this.#watch = watcher;
  }

  /** Clears hooks, log and counts; calls in flight stay counted. */
  reset(): void {
    this.#hooks = [];
    this.log.length = 0;
    this.#counts = { ...noCounts(), inFlight: this.#counts.inFlight };
  }

  async close(): Promise<void> {
    this.#closing.abort();
    for (const socket of this.#sockets) socket.destroy();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  async #serve(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    const route = ROUTES[`${incoming.method} ${incoming.url}`];
    // For tests whose stub is another process.
    if (incoming.url === "/counts") return void response.end(JSON.stringify(this.counts));
    if (!route) return void response.writeHead(404).end('{"error":{"message":"No such address."}}');
    if (route === "chat") this.#count(response);
    response.on("error", () => {});
    try {
      const request = this.#note(route, incoming, await readJson(incoming));
      let reply: StubReply | null = null;
      const end = this.#watch(request);
      response.on("close", () => end({ reply, delivered: response.writableFinished }));
      const decided = await this.#decide(request);
      await sleep(this.#wait(request), undefined, { signal: this.#closing.signal });
      if (response.destroyed) return;
      reply = decided;
      sendReply(response, reply, request);
    } catch {
      response.destroy();
    }
  }

  /** Counts a chat call as in flight until its response is closed. */
  #count(response: ServerResponse): void {
    // Read each time: a reset replaces the object.
    const counts = () => this.#counts;
    counts().calls++;
    counts().inFlight++;
    counts().greatestInFlight = Math.max(counts().greatestInFlight, counts().inFlight);
    response.on("close", () => {
      counts().inFlight--;
      if (!response.writableFinished) counts().abandoned++;
    });
  }

  #note(route: StubRoute, { headers }: IncomingMessage, body: Record<string, unknown>): StubRequest {
    const messages = Array.isArray(body.messages) ? (body.messages as StubRequest["messages"]) : [];
    const column = route === "chat" ? columnOf(body, messages) : null;
    const index = this.#counts.byRoute[route]++;
    const { byColumn } = this.#counts;
    const columnIndex = (column && byColumn[column]) ?? 0;
    if (column) byColumn[column] = columnIndex + 1;
    const request = { route, column, index, columnIndex, headers, body, messages };
    if (this.log.length < MAX_LOG) this.log.push(request);
    return request;
  }

  async #decide(request: StubRequest): Promise<StubReply> {
    for (const hook of this.#hooks) {
      const reply = await hook(request);
      if (reply) return reply;
    }
    return faultFor(request, this.options) ?? goodReply(request, this.options);
  }

  #wait({ route, index }: StubRequest): number {
    const { latency = 0, chatLatencies = [] } = this.options;
    const ofChat = route === "chat" ? (chatLatencies[index % chatLatencies.length] ?? 0) : 0;
    if (typeof latency === "number") return latency + ofChat;
    const [least, most] = latency;
    return least + (most - least) * this.#latency() + ofChat;
  }
}

async function readJson(incoming: IncomingMessage): Promise<Record<string, unknown>> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  return chunks.length > 0 ? JSON.parse(Buffer.concat(chunks).toString()) : {};
}

/** Counts of a stub that has seen nothing. */
const noCounts = (): StubCounts => ({
  calls: 0,
  byColumn: { project_idea: 0, metadata: 0, idea_quality: 0 },
  byRoute: { chat: 0, embeddings: 0, embed: 0, models: 0 },
  inFlight: 0,
  greatestInFlight: 0,
  openSockets: 0,
  abandoned: 0,
});
