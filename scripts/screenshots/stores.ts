import { createComposer } from "@/lib/builtin/composer/composer";
import type { GenerateInput } from "@/lib/contracts/generate-request";
import { type AppServer, startAppServer } from "../../tests/support/app-server";
import { Latch } from "../../tests/support/latch";
import { SmallThread } from "../../tests/support/small-thread";
import { stubEnv } from "../../tests/support/stub-env";
import { type StubHook, StubModel } from "../../tests/support/stub-model/stub";
import { reviewSome } from "./review-some";

export const ADMIN_TOKEN = "a-token-of-an-admin-for-pictures";
const MODEL = { LLM_MODEL_NAME: "example-model" };

const composer = createComposer();

/** What the composer would say, so that the ideas a stub serves are worth looking at. */
async function compose(body: Record<string, unknown>): Promise<string> {
  const request = { method: "POST", body: JSON.stringify({ ...body, model: "built-in" }) };
  const answer = await (await composer.fetch("http://composer.invalid/v1/chat/completions", request)).json();
  return answer.choices[0].message.content;
}

/** A model that stops after six ideas of a run on local-government, and cannot name two of a run on music. */
function moody(latch: Latch): StubHook {
  const asked = { government: 0, music: 0 };
  const unnamed: string[] = [];
  return async ({ route, column, body, messages }) => {
    if (route !== "chat") return undefined;
    const text = messages.map(({ content }) => content).join("\n");
    if (column === "metadata" && unnamed.some((idea) => text.includes(idea))) return { say: "I cannot." };
    const say = await compose(body);
    if (column !== "project_idea") return { say };
    if (/all of these\): "local-government"/.test(text) && ++asked.government > 6) await latch.wait();
    if (/all of these\): "music"/.test(text) && ++asked.music <= 2) unnamed.push(say.slice(0, 60));
    return { say };
  };
}

const end = async (server: AppServer, body: GenerateInput) => server.end((await server.start(body)).task_id);

/** Servers with something in their stores, each started when it is first asked for. */
export class Stores {
  readonly #closing: (() => Promise<void>)[] = [];

  /** The sample corpus, the built-in services, three finished runs and some decisions of an admin. */
  readonly plain = once(async () => {
    const server = await this.#start({ env: { ADMIN_TOKEN } });
    await end(server, { num_ideas: 3, creativity: 1.3, seed: 11 });
    await end(server, { num_ideas: 6, seed_tags: ["gardening", "esp32"], seed: 12 });
    const done = await end(server, { num_ideas: 5, seed_tags: ["nutrition", "ios"], seed: 13 });
    await reviewSome(server.url, ADMIN_TOKEN);
    return { server, url: server.url, done };
  });

  /** A model and a thread of Hacker News that was imported; a run that lost two rows, and one that is under way. */
  readonly withModel = once(async () => {
    const latch = new Latch();
    const stub = await StubModel.start({ dimensions: 512 });
    const thread = await SmallThread.start();
    this.#closing.push(
      () => stub.close(),
      () => thread.close(),
    );
    stub.answer(moody(latch));
    stub.answer(thread.reader);
    const server = await this.#start({
      env: stubEnv(stub, { ...MODEL, LLM_CONCURRENCY: "4", ...thread.env }),
    });
    this.#closing.push(async () => latch.open());
    const collected = await thread.import(server);
    const partial = await end(server, { num_ideas: 6, seed_tags: ["music", "education"], seed: 14 });
    const underWay = await server.start({ num_ideas: 8, seed_tags: ["local-government"], seed: 15 });
    return { server, url: server.url, collected, partial, underWay: underWay.task_id };
  });

  /** A model that cannot be reached, and a run that failed for it. */
  readonly withoutModel = once(async () => {
    const gone = await StubModel.start();
    const env = stubEnv(gone, MODEL);
    await gone.close();
    const server = await this.#start({ env });
    const failed = await end(server, { num_ideas: 5, seed_tags: ["privacy"], seed: 16 });
    return { server, url: server.url, failed };
  });

  /** Nothing at all. */
  readonly empty = once(async () => {
    const server = await this.#start({ seeded: false });
    return { server, url: server.url };
  });

  async #start(options: Parameters<typeof startAppServer>[0]): Promise<AppServer> {
    const server = await startAppServer(options);
    this.#closing.push(() => server.stop());
    return server;
  }

  /** Ends everything that was started, the latest first. */
  async close(): Promise<void> {
    for (const close of this.#closing.reverse()) await close();
  }
}

function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => {
    made ??= make();
    return made;
  };
}
