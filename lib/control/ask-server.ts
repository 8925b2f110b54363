import "server-only";
import { type IncomingMessage, request } from "node:http";
import { connect } from "node:net";
import { createInterface } from "node:readline";
import { z } from "zod";
import { StoreHeld } from "@/lib/store/lock";
import { realStorePath } from "@/lib/store/real-path";
import { StoreError } from "@/lib/store/store-error";
import { controlAddresses, isTrusted } from "./address";
import type { OnProgress } from "./command";

const CONNECT_MS = 2000;
const errorSchema = z.object({ error: z.string() });
const progressSchema = z.object({ progress: z.object({ done: z.number(), total: z.number() }) });

/** Where a server of this store listens now; null when none does, or none that can be reached. */
export async function findServer(store: string): Promise<string | null> {
  for (const address of controlAddresses(store)) {
    if (isTrusted(address, store) && (await isListening(address, store))) return address;
  }
  return null;
}

/**
 * Refuses a second server for a store. The lock does that too; this one also holds after somebody deleted the lock's
 * file, or the store's whole folder.
 *
 * @throws StoreError
 */
export async function refuseSecondServer(store: string): Promise<void> {
  if (await findServer(store)) throw new StoreHeld(realStorePath(store));
}

/**
 * Asks a server to run a command.
 *
 * @returns its answer, not yet validated
 * @throws StoreError with the server's sentence
 */
export async function askServer(
  address: string,
  name: string,
  input: unknown,
  onProgress: OnProgress = () => {},
): Promise<unknown> {
  const { status, body } = await post(address, name, input, onProgress).catch((cause: unknown) => {
    throw new StoreError("The server ended before it answered; its log says more.", { cause });
  });
  const failed = errorSchema.safeParse(body).data?.error;
  if (status === 200 && failed === undefined) return body;
  throw new StoreError(failed ?? `The server answered ${status}.`);
}

function post(
  address: string,
  name: string,
  input: unknown,
  onProgress: OnProgress,
): Promise<{ status: number; body: unknown }> {
  const body = JSON.stringify(input);
  const headers = { "content-type": "application/json", "content-length": Buffer.byteLength(body) };
  return new Promise((resolve, reject) => {
    request({ socketPath: address, method: "POST", path: `/${name}`, headers, agent: false })
      .on("error", reject)
      .on("response", (response) => {
        readAnswer(response, onProgress).then(
          (answer) => resolve({ status: response.statusCode ?? 0, body: answer }),
          reject,
        );
      })
      .end(body);
  });
}

/** The answer is the last line; those before it tell how far the command is. */
async function readAnswer(response: IncomingMessage, onProgress: OnProgress): Promise<unknown> {
  let last: unknown;
  for await (const line of createInterface({ input: response })) {
    last = JSON.parse(line);
    const told = progressSchema.safeParse(last).data;
    if (told) onProgress(told.progress);
  }
  // A server that is killed ends its answer after any line.
  if (!response.complete || progressSchema.safeParse(last).success)
    throw new Error("The answer was cut off.");
  return last;
}

/** @throws StoreError when another user's server listens there */
function isListening(address: string, store: string): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const socket = connect(address);
    const settle = (listening: boolean) => {
      socket.destroy();
      resolve(listening);
    };
    // A server that is too busy to accept is there all the same.
    socket.setTimeout(CONNECT_MS, () => settle(true));
    socket.once("connect", () => settle(true));
    socket.once("error", ({ code }: NodeJS.ErrnoException) => {
      if (code !== "EACCES" && code !== "EPERM") return settle(false);
      reject(new StoreError(`${store} is another user's; run this as the user that the server runs as.`));
    });
  });
}
