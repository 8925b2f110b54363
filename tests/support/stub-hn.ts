import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

/** An item as Hacker News' API has it, or whatever a stub should send instead. */
export type StubItem = Record<string, unknown> & { id: number };

/** Hacker News on loopback: `/v0/item/ID.json` and `/api/v1/search_by_date`. Items can be changed while it runs. */
export class StubHn {
  readonly items = new Map<number, StubItem>();
  /** What the search finds. */
  hits: unknown[] = [];
  /** Ids in the order they were asked for. */
  readonly asked: number[] = [];
  /** An HTTP status for every request instead of an answer; null for none. */
  down: number | null = null;
  /** An address to which requests are redirected; null for none. */
  sendTo: string | null = null;
  /** Items that are answered with 500. */
  readonly broken = new Set<number>();
  /** Items that are not answered at all. */
  readonly held = new Set<number>();
  readonly #server = createServer((request, response) => {
    const [, id] = /^\/v0\/item\/(\d+)\.json$/.exec(request.url ?? "") ?? [];
    if (id) this.asked.push(Number(id));
    if (this.held.has(Number(id))) return;
    if (this.sendTo) {
      response.writeHead(307, { location: `${this.sendTo}/item/${id}.json` }).end();
      return;
    }
    const isSearch = request.url?.startsWith("/api/v1/search_by_date?");
    response.statusCode = this.down ?? (this.broken.has(Number(id)) ? 500 : id || isSearch ? 200 : 404);
    const body = id ? (this.items.get(Number(id)) ?? null) : { hits: this.hits };
    response.setHeader("content-type", "application/json");
    response.end(JSON.stringify(body));
  });

  static async start(items: Iterable<StubItem> = []): Promise<StubHn> {
    const stub = new StubHn();
    for (const item of items) stub.items.set(item.id, item);
    await new Promise<void>((resolve) => stub.#server.listen(0, "127.0.0.1", resolve));
    return stub;
  }

  get env(): Record<string, string> {
    const origin = `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
    return { HN_API_URL: `${origin}/v0`, HN_SEARCH_URL: `${origin}/api/v1` };
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }
}
