import { dirname } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { SoakEvent } from "./plan";
import type { Soak } from "./soak";
import { fillDisk, holdWriteLock } from "./store-trouble";

/** Does what the plan says when its time has come. */
export class Conductor {
  readonly #soak: Soak;
  #killing: Promise<void> = Promise.resolve();
  #filling: Promise<void> = Promise.resolve();

  constructor(soak: Soak) {
    this.#soak = soak;
  }

  /** @param from the time of the plan at which this part begins, in milliseconds */
  async play(events: SoakEvent[], from = 0): Promise<void> {
    const start = Date.now() - from;
    const underWay: Promise<void>[] = [];
    const errors: unknown[] = [];
    for (const event of events) {
      await sleep(Math.max(0, start + event.at - Date.now()));
      if (errors.length > 0) break;
      underWay.push(this.#perform(event).catch((error: unknown) => void errors.push(error)));
    }
    await Promise.all(underWay);
    if (errors.length > 0) throw errors[0];
  }

  async #perform(event: SoakEvent): Promise<void> {
    const { runs, store, timeline } = this.#soak;
    switch (event.kind) {
      case "start":
        return runs.start(event.body, event.key);
      case "cancels":
        return runs.cancel(event.pick);
      case "retries":
        return runs.retry(event.pick, event.share);
      case "kills":
        // One after the other.
        this.#killing = this.#killing.then(() => this.#kill(event));
        return this.#killing;
      case "disk":
        this.#filling = this.#filling.then(() => fillDisk(dirname(store), event.ms, timeline));
        return this.#filling;
      case "locks":
        return holdWriteLock(store, event, timeline);
      case "model":
      case "embeddings":
        return this.#misbehave(event);
      case "second":
        return this.#startSecond();
    }
  }

  async #kill({ signal, pauseMs }: Extract<SoakEvent, { kind: "kills" }>): Promise<void> {
    const { server, timeline, ledger, runs } = this.#soak;
    await server.whenUp();
    timeline.count(signal, `${ledger.inFlight} calls in flight, ${runs.open.length} runs open`);
    const span = timeline.begin(signal === "SIGKILL" ? "kill" : "stop");
    await server.end(signal);
    span.to = Date.now();
    await sleep(pauseMs);
    await server.start();
  }

  async #misbehave({
    kind,
    share,
    faults,
    ms,
  }: Extract<SoakEvent, { share: number; ms: number }>): Promise<void> {
    const percent = `${Math.round(share * 100)} %`;
    this.#soak.timeline.count(`${kind} ill`, `${percent} of calls for ${ms} ms: ${faults.join(", ")}`);
    const end = this.#soak.faults.begin(kind, { share, faults });
    await sleep(ms);
    end();
  }

  /** A second server on the store must end by itself, with 1; one beside a first that was killed may start. */
  async #startSecond(): Promise<void> {
    const { server, timeline } = this.#soak;
    await server.whenUp();
    const { life } = server;
    const refused = await server.startSecond();
    if (server.life !== life) return timeline.say("second", "not judged: the first was ended meanwhile");
    if (refused === null) return timeline.breaks("A second server started on the same store.");
    timeline.count("second", `refused: ${refused.said}`);
    if (refused.code !== 1)
      timeline.breaks(`A second server on the same store ended with ${refused.code}, not 1.`);
  }
}
