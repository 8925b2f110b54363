import { parentPort } from "node:worker_threads";
import type { FromThread, ToThread } from "./messages";

export interface Answer {
  output: unknown;
  /** Buffers of the output that are handed over instead of copied. */
  transfer?: ArrayBuffer[];
}

export type Service = (input: unknown, signal: AbortSignal) => Promise<Answer>;

/** The thread's side of `WorkerThread`: answers calls until the thread is ended. */
export function serveCalls(services: Record<string, Service>): void {
  const port = parentPort;
  if (!port) throw new Error("This file runs in a worker thread only.");
  const tell = (message: FromThread, transfer: ArrayBuffer[] = []) => port.postMessage(message, transfer);
  const running = new Map<number, AbortController>();

  port.on("message", async (message: ToThread) => {
    if ("abort" in message) return running.get(message.abort)?.abort();
    const { call, service, input } = message;
    const controller = new AbortController();
    running.set(call, controller);
    try {
      const serve = services[service];
      if (!serve) throw new Error(`This thread has no service ${service}.`);
      const { output, transfer } = await serve(input, controller.signal);
      tell({ call, output }, transfer);
    } catch (error) {
      tell({ call, error: describe(error) });
    } finally {
      running.delete(call);
    }
  });
  tell({ ready: true });
}

function describe(error: unknown): { message: string; code: string | undefined } {
  const message = error instanceof Error ? error.message : String(error);
  return { message, code: codeOf(error) };
}

/** Prisma's adapter keeps the driver's code in its error's cause. */
function codeOf(error: unknown): string | undefined {
  if (typeof error !== "object" || error === null) return undefined;
  const { code, originalCode, cause } = error as Record<string, unknown>;
  if (typeof originalCode === "string") return originalCode;
  return typeof code === "string" ? code : codeOf(cause);
}
