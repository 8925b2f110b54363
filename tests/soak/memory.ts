import { readFile } from "node:fs/promises";
import { setTimeout as sleep } from "node:timers/promises";
import type { SoakServer } from "./server";

/** Megabytes of a server that has nothing to do, right after two collections of its garbage. */
export interface MemoryReading {
  /** Collecting garbage halts the server for a second or two. */
  from: number;
  at: number;
  pid: number;
  /** The median of some seconds: /proc's VmRSS. */
  rss: number;
  /** Of the main thread. */
  heapUsed: number;
  external: number;
}

const READINGS = 7;
const MEGABYTE = 1024 * 1024;

/** The resident megabytes of a process; null where there is no /proc, or no such process. */
export async function residentMb(pid: number): Promise<number | null> {
  const status = await readFile(`/proc/${pid}/status`, "utf8").catch(() => "");
  const kilobytes = /^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1];
  return kilobytes ? Number(kilobytes) / 1024 : null;
}

/** Follows the server's resident memory, each second, until it is stopped. */
export class MemoryTrace {
  readonly samples: { at: number; pid: number; mb: number }[] = [];
  #timer: NodeJS.Timeout | undefined;

  start(server: SoakServer): void {
    this.#timer = setInterval(async () => {
      const { pid } = server;
      const mb = pid === undefined ? null : await residentMb(pid);
      if (pid !== undefined && mb !== null) this.samples.push({ at: Date.now(), pid, mb });
    }, 1_000);
  }

  stop(): void {
    clearInterval(this.#timer);
  }
}

/** Collects the server's garbage through its inspector, then reads its memory; null where there is no /proc. */
export async function readMemory(server: SoakServer): Promise<MemoryReading | null> {
  const { pid } = server;
  if (pid === undefined || (await residentMb(pid)) === null) return null;
  const from = Date.now();
  const inspector = await Inspector.connect(server.log.inspector);
  const usage = await inspector.collectGarbage();
  await inspector.close();
  const readings: number[] = [];
  while (readings.length < READINGS) {
    await sleep(1_000);
    readings.push((await residentMb(pid)) ?? 0);
  }
  const rss = readings.sort((a, b) => a - b)[Math.floor(READINGS / 2)] ?? 0;
  const { heapUsed, external } = usage;
  return { from, at: Date.now(), pid, rss, heapUsed: heapUsed / MEGABYTE, external: external / MEGABYTE };
}

interface Message {
  id?: number;
  result?: unknown;
  method?: string;
  params?: Record<string, unknown>;
}

/** A session with Node's inspector (chromedevtools.github.io/devtools-protocol/v8). */
class Inspector {
  readonly #socket: WebSocket;
  #id = 0;

  private constructor(socket: WebSocket) {
    this.#socket = socket;
  }

  static async connect(address: string): Promise<Inspector> {
    const socket = new WebSocket(address);
    await new Promise((resolve, reject) => {
      socket.addEventListener("open", resolve, { once: true });
      socket.addEventListener("error", reject, { once: true });
    });
    return new Inspector(socket);
  }

  /** Of every thread. */
  async collectGarbage(): Promise<NodeJS.MemoryUsage> {
    const threads = await this.#threads();
    // The second one frees what finalizers of the first let go.
    for (let time = 0; time < 2; time++) {
      await this.#call("HeapProfiler.collectGarbage");
      for (const sessionId of threads) await this.#callThread(sessionId, "HeapProfiler.collectGarbage");
    }
    const expression = "JSON.stringify(process.memoryUsage())";
    const { result } = (await this.#call("Runtime.evaluate", { expression })) as {
      result: { value: string };
    };
    return JSON.parse(result.value);
  }

  async close(): Promise<void> {
    const closed = new Promise((resolve) => this.#socket.addEventListener("close", resolve, { once: true }));
    this.#socket.close();
    await closed;
  }

  /** The sessions of the worker threads (Node's own protocol, nodejs.org/api/inspector.html). */
  async #threads(): Promise<string[]> {
    const sessions: string[] = [];
    const stop = this.#listen(({ method, params }) => {
      if (method === "NodeWorker.attachedToWorker") sessions.push(String(params?.sessionId));
    });
    // Those that run already are told of before the answer.
    await this.#call("NodeWorker.enable", { waitForDebuggerOnStart: false });
    stop();
    return sessions;
  }

  async #callThread(sessionId: string, method: string): Promise<void> {
    const id = ++this.#id;
    const answered = new Promise<void>((resolve) => {
      const stop = this.#listen(({ params }) => {
        if (params?.sessionId !== sessionId) return;
        if ((JSON.parse(String(params.message)) as Message).id !== id) return;
        stop();
        resolve();
      });
    });
    await this.#call("NodeWorker.sendMessageToWorker", {
      sessionId,
      message: JSON.stringify({ id, method }),
    });
    await answered;
  }

  #call(method: string, params: object = {}): Promise<unknown> {
    const id = ++this.#id;
    return new Promise((resolve) => {
      const stop = this.#listen((answer) => {
        if (answer.id !== id) return;
        stop();
        resolve(answer.result);
      });
      this.#socket.send(JSON.stringify({ id, method, params }));
    });
  }

  /** @returns what ends it */
  #listen(hear: (message: Message) => void): () => void {
    const listener = ({ data }: MessageEvent) => hear(JSON.parse(String(data)) as Message);
    this.#socket.addEventListener("message", listener);
    return () => this.#socket.removeEventListener("message", listener);
  }
}
