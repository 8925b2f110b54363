import { once } from "node:events";
import { appendFileSync } from "node:fs";
import { createInterface } from "node:readline";
import { setTimeout as sleep } from "node:timers/promises";
import { type ServerProcess, serverAddress, spawnServer } from "../support/app-server";
import { Latch } from "../support/latch";
import { ServerLog } from "./server-log";
import type { Timeline } from "./timeline";

/** A start may meet a full disk or a locked store; both are over long before. */
const START_MS = 120_000;
/** stop-on-signal.mjs gives the app ten seconds. */
const STOP_MS = 15_000;
/** With an inspector on any free port, through which memory.ts has garbage collected. */
const NODE_OPTIONS = ["--inspect=127.0.0.1:0"];

/** The production server of the soak: killed and started again on the same store and port. */
export class SoakServer {
  readonly log: ServerLog;
  readonly #env: Record<string, string>;
  readonly #timeline: Timeline;
  #child: ServerProcess | null = null;
  #url = "";
  #up = new Latch();
  #life = 0;

  /** @param logFile everything the server prints, of all its processes */
  constructor(env: Record<string, string>, logFile: string, timeline: Timeline) {
    this.#env = env;
    this.#timeline = timeline;
    this.log = new ServerLog(
      (line) => appendFileSync(logFile, `${line}\n`),
      () => timeline.notice(),
    );
  }

  get url(): string {
    return this.#url;
  }

  get pid(): number | undefined {
    return this.#child?.pid;
  }

  /** Another number after every end: what began in one life and was cut in the next was cut by its end. */
  get life(): number {
    return this.#life;
  }

  /** Resolves at once while it is up, else when it is up again. */
  whenUp(): Promise<void> {
    return this.#up.wait();
  }

  /** Starts it, again and again where it refuses: the disk may be full at the moment. */
  async start(): Promise<void> {
    const deadline = Date.now() + START_MS;
    for (;;) {
      const began = Date.now();
      try {
        await this.#launch();
        this.#timeline.say("server", `up after ${Date.now() - began} ms, process ${this.pid}`);
        return this.#up.open();
      } catch (error) {
        const reason = error instanceof Error ? error.message : String(error);
        this.#timeline.count("refused start", reason.split("\n").slice(-2).join(" | ").slice(0, 300));
        if (Date.now() > deadline) throw new Error(`The server does not start any more: ${reason}`);
        await sleep(500);
      }
    }
  }

  async #launch(): Promise<void> {
    const port = new URL(this.#url || "http://localhost:0").port || "0";
    const child = spawnServer({ ...this.#env, PORT: port }, NODE_OPTIONS);
    this.#child = child;
    createInterface(child.stdout).on("line", (line) => this.log.hear(line));
    createInterface(child.stderr).on("line", (line) => this.log.hear(line));
    try {
      this.#url = await serverAddress(child);
    } catch (error) {
      child.kill("SIGKILL");
      throw error;
    }
    const { life } = this;
    child.once("exit", (code, signal) => {
      if (this.#life !== life) return;
      this.#timeline.breaks(`The server ended by itself (${signal ?? code}).`);
      this.#down();
      this.start().catch((error: unknown) => this.#timeline.breaks(String(error)));
    });
  }

  /** Ends the process; the store stays. */
  async end(signal: "SIGKILL" | "SIGTERM"): Promise<void> {
    const child = this.#child;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    this.#down();
    const exit = once(child, "exit");
    child.kill(signal);
    const late = setTimeout(() => {
      this.#timeline.breaks(`The server did not end within ${STOP_MS / 1000} s of SIGTERM.`);
      child.kill("SIGKILL");
    }, STOP_MS);
    await exit;
    clearTimeout(late);
    if (signal === "SIGTERM" && child.exitCode !== 0)
      this.#timeline.breaks(`SIGTERM ended the server with ${child.signalCode ?? child.exitCode}.`);
  }

  #down(): void {
    this.#life++;
    this.#up = new Latch();
  }

  /** Tries to start another server on the same store. @returns what it said, or null when it came up */
  async startSecond(): Promise<{ code: number | null; said: string } | null> {
    const child = spawnServer({ ...this.#env, PORT: "0" });
    const lines: string[] = [];
    for (const stream of [child.stdout, child.stderr])
      createInterface(stream).on("line", (line) => lines.push(line));
    const exit = once(child, "exit");
    const up = await serverAddress(child).then(
      () => true,
      () => false,
    );
    child.kill("SIGKILL");
    await exit;
    return up ? null : { code: child.exitCode, said: lines.join(" | ") };
  }

  /** For an exit handler: takes no time. */
  killNow(): void {
    this.#life++;
    this.#child?.kill("SIGKILL");
  }
}
