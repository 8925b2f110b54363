import "server-only";
import { chmodSync, lstatSync, unlinkSync } from "node:fs";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { json } from "node:stream/consumers";
import { storePath } from "@/lib/core/db";
import { DomainError, toDomainError } from "@/lib/core/errors";
import { logger } from "@/lib/core/logger";
import { forgetSingleton, singleton } from "@/lib/core/singleton";
import { StoreError } from "@/lib/store/store-error";
import { claimFolder, controlAddresses, releaseFolder } from "./address";
import type { Command, OnProgress, RunningServer } from "./command";
import { COMMANDS } from "./commands";

const MAX_BYTES = 64 * 1024;
/** For a request to arrive; its answer takes as long as the command. */
const REQUEST_MS = 10_000;
/** For an answer to arrive, once the server is to stop. */
const CLOSE_MS = 1000;
const MAX_CONNECTIONS = 16;
/** Between two lines of progress. */
const PROGRESS_MS = 100;
const HEADERS = { "content-type": "application/json", connection: "close" };

interface Control {
  servers: Server[];
  /** Aborts the command under way. */
  stop: AbortController;
  /** Settles when the last command that was accepted has ended: one after the other. */
  last: Promise<unknown>;
}

/**
 * Listens for commands on the store that this process has open and locked: HTTP on sockets that only this user can
 * reach. Without a socket the server works all the same, and commands say that they cannot reach it.
 */
export async function serveControl(server: RunningServer): Promise<void> {
  const control: Control = { servers: [], stop: new AbortController(), last: Promise.resolve() };
  for (const address of controlAddresses(storePath())) {
    const listening = createServer({ requestTimeout: REQUEST_MS, headersTimeout: REQUEST_MS });
    listening.maxConnections = MAX_CONNECTIONS;
    listening.on("request", (request, response) => void answer(control, server, request, response));
    try {
      await listen(listening, address);
      control.servers.push(listening);
    } catch (error) {
      logger.debug({ err: error, address }, "no commands can be taken at this address");
    }
  }
  if (control.servers.length === 0) {
    logger.warn("the server cannot take commands; stop it before you run one");
  }
  singleton("control", () => control);
}

/** Takes no more commands; resolves when the one under way has ended, which is told to. */
export async function closeControl(): Promise<void> {
  const control = singleton<Control | null>("control", () => null);
  forgetSingleton("control");
  if (!control) return;
  control.stop.abort(new DomainError("stopping", "The server is stopping; run the command again."));
  const closed = control.servers.map(async (server) => {
    const address = server.address();
    await new Promise((done) => server.close(done));
    if (typeof address === "string") releaseFolder(address);
  });
  await control.last;
  const late = setTimeout(() => {
    for (const server of control.servers) server.closeAllConnections();
  }, CLOSE_MS);
  await Promise.all(closed);
  clearTimeout(late);
}

async function answer(
  control: Control,
  server: RunningServer,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const gone = new AbortController();
  response.once("close", () => gone.abort(new DomainError("stopping", "Nobody waits for the answer.")));
  const signal = AbortSignal.any([gone.signal, control.stop.signal]);
  try {
    const { name, input } = await read(request);
    const found = Object.hasOwn(COMMANDS, name) ? COMMANDS[name as keyof typeof COMMANDS] : null;
    if (!found)
      throw new DomainError("not_found", `The server knows no command ${name}; update and restart it.`);
    const turn = control.last.then(async () => {
      signal.throwIfAborted();
      return run(found as Command, input, server, signal, tellProgress(response));
    });
    control.last = turn.catch(() => {});
    send(response, 200, await turn);
  } catch (thrown) {
    const readable = thrown instanceof StoreError || thrown instanceof DomainError;
    if (!readable) logger.error({ err: thrown }, "a command failed");
    send(response, 400, { error: readable ? thrown.message : toDomainError(thrown).message });
  }
}

async function run(
  command: Command,
  input: unknown,
  server: RunningServer,
  signal: AbortSignal,
  onProgress: OnProgress,
) {
  const parsed = command.input.safeParse(input);
  if (!parsed.success) throw new DomainError("invalid_request", "The command's input is not valid.");
  return command.inServer(parsed.data, server, signal, onProgress);
}

/** Writes a line before the answer, now and then. */
function tellProgress(response: ServerResponse): OnProgress {
  let told = 0;
  return (progress) => {
    if (!response.writable || performance.now() - told < PROGRESS_MS) return;
    told = performance.now();
    if (!response.headersSent) response.writeHead(200, HEADERS);
    response.write(`${JSON.stringify({ progress })}\n`);
  };
}

/** A command is `POST /<name>` with its input as JSON. */
async function read(request: IncomingMessage): Promise<{ name: string; input: unknown }> {
  let bytes = 0;
  request.on("data", (chunk: Buffer) => {
    bytes += chunk.length;
    if (bytes > MAX_BYTES) request.destroy(new DomainError("body_too_large", "The command is too large."));
  });
  const input = await json(request).catch((error: unknown) => {
    throw error instanceof DomainError ? error : new DomainError("not_json", "The command is not JSON.");
  });
  return { name: (request.url ?? "").slice(1), input };
}

function send(response: ServerResponse, status: number, body: unknown): void {
  if (!response.writable) return;
  if (!response.headersSent) response.writeHead(status, HEADERS);
  response.end(JSON.stringify(body));
}

/** Whoever has the store's lock is its only server, so a socket that is there already is a crashed one's. */
async function listen(server: Server, address: string): Promise<void> {
  const isFile = process.platform !== "win32";
  if (!claimFolder(address)) throw new Error("its folder belongs to somebody else");
  if (isFile && lstatSync(address, { throwIfNoEntry: false })?.isSocket()) unlinkSync(address);
  await new Promise<void>((resolve, reject) => {
    // For the moment between the socket and its mode.
    const before = isFile ? process.umask(0o177) : null;
    try {
      server.once("error", reject).listen(address, () => resolve());
    } finally {
      if (before !== null) process.umask(before);
    }
  });
  if (isFile) chmodSync(address, 0o600);
}
