import { request } from "node:http";
import { text } from "node:stream/consumers";

/** Milliseconds by which the event loop was late. */
export interface LoopDelay {
  p50: number;
  p99: number;
  max: number;
}

/** A profile of V8's (chromedevtools.github.io/devtools-protocol/v8/Profiler). */
export interface CpuProfile {
  nodes: ProfileNode[];
  /** A node's id for each sample. */
  samples: number[];
}

export interface ProfileNode {
  id: number;
  /** Both numbers from 0. */
  callFrame: { functionName: string; url: string; lineNumber: number; columnNumber: number };
  children?: number[];
}

/** Asks the probe inside of a server; see probe.mjs. */
export class Probe {
  readonly #socket: string;

  constructor(socket: string) {
    this.#socket = socket;
  }

  /** How late the event loop was during some work. */
  async delayDuring(work: () => Promise<unknown>): Promise<LoopDelay> {
    await this.#ask("/delay/start");
    await work();
    return (await this.#ask("/delay/stop")) as LoopDelay;
  }

  /** What the main thread did during some work. */
  async profileDuring(work: () => Promise<unknown>): Promise<CpuProfile> {
    await this.#ask("/profile/start");
    await work();
    return (await this.#ask("/profile/stop")) as CpuProfile;
  }

  /** Of the main thread. */
  async collectGarbage(): Promise<void> {
    await this.#ask("/garbage");
  }

  #ask(path: string): Promise<unknown> {
    return new Promise((resolve, reject) => {
      request({ socketPath: this.#socket, path }, (response) => {
        text(response).then((body) => resolve(JSON.parse(body)), reject);
      })
        .on("error", reject)
        .end();
    });
  }
}
