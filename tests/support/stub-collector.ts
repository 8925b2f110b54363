import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { json } from "node:stream/consumers";
import { createGunzip } from "node:zlib";

/** A span as OTLP's JSON has it, with its attributes by name. */
export interface CollectedSpan {
  name: string;
  traceId: string;
  spanId: string;
  parentSpanId?: string;
  attributes: Record<string, unknown>;
  status: { code?: number; message?: string };
}

interface Value {
  stringValue?: string;
  intValue?: number;
  doubleValue?: number;
  arrayValue?: { values: Value[] };
}

interface TraceBody {
  resourceSpans: {
    resource: { attributes: { key: string; value: Value }[] };
    scopeSpans: {
      spans: (Omit<CollectedSpan, "attributes"> & { attributes: { key: string; value: Value }[] })[];
    }[];
  }[];
}

/** An OpenTelemetry collector on loopback that keeps what it is sent as OTLP in JSON. */
export class StubCollector {
  readonly spans: CollectedSpan[] = [];
  /** Names of the services that spans came from. */
  readonly services = new Set<unknown>();
  /** Bodies of metrics, as texts. */
  readonly metrics: string[] = [];
  readonly headers: Record<string, unknown>[] = [];
  readonly #server = createServer(async (request, response) => {
    this.headers.push(request.headers);
    const isZipped = request.headers["content-encoding"] === "gzip";
    const body = await json(isZipped ? request.pipe(createGunzip()) : request);
    if (request.url === "/v1/traces") this.#keep(body as TraceBody);
    if (request.url === "/v1/metrics") this.metrics.push(JSON.stringify(body));
    response.setHeader("content-type", "application/json").end("{}");
  });

  static async start(): Promise<StubCollector> {
    const collector = new StubCollector();
    await new Promise<void>((resolve) => collector.#server.listen(0, "127.0.0.1", resolve));
    return collector;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  #keep({ resourceSpans }: TraceBody): void {
    for (const { resource, scopeSpans } of resourceSpans) {
      this.services.add(byName(resource.attributes)["service.name"]);
      for (const span of scopeSpans.flatMap(({ spans }) => spans)) {
        this.spans.push({ ...span, attributes: byName(span.attributes) });
      }
    }
  }
}

const byName = (attributes: { key: string; value: Value }[]) =>
  Object.fromEntries(attributes.map(({ key, value }) => [key, plain(value)]));

function plain({ stringValue, intValue, doubleValue, arrayValue }: Value): unknown {
  return stringValue ?? intValue ?? doubleValue ?? arrayValue?.values.map(plain);
}
