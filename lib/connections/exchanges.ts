import "server-only";

/** Of an answer, kept to see what became of the parts of its request. */
const MAX_TEXT = 64 * 1024;

/** One request to an endpoint and its answer. */
export interface Exchange {
  request: Record<string, unknown>;
  status: number;
  /** The beginning of the body. */
  text: string;
  tookMs: number;
}

/** Notes the requests that pass through a `fetch`, without their headers, where the key is. */
export class Exchanges {
  readonly all: Exchange[] = [];
  /** That were sent, those without an answer among them. */
  sent = 0;

  readonly watch =
    (send: typeof fetch): typeof fetch =>
    async (input, init) => {
      const startedAt = performance.now();
      this.sent++;
      const response = await send(input, init);
      const text = (await response.clone().text()).slice(0, MAX_TEXT);
      const request = typeof init?.body === "string" ? JSON.parse(init.body) : {};
      this.all.push({ request, status: response.status, text, tookMs: performance.now() - startedAt });
      return response;
    };
}
