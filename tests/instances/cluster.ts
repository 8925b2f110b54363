import { createInterface } from "node:readline";
import { type InngestServer, startInngestServer } from "../integration/inngest/inngest-server";
import type { InngestRoute } from "../integration/inngest/real-app";
import { endServer, type ServerProcess, serverAddress, spawnServer } from "../support/app-server";
import { createDatabase, dropDatabase, postgresServer } from "../support/postgres/template";
import { seeded } from "../support/stub-model/random";

const SIGNING_KEY = "signkey-test-0123456789abcdef";
interface Instance {
  child: ServerProcess;
  url: string;
}

/** Production servers on one store, which an Inngest server drives through whichever of them it finds. */
export interface Cluster {
  /** The addresses of those that run. */
  urls(): string[];
  /** Their processes. */
  pids(): number[];
  /** Kills one like a power cut and starts another in its place. */
  replaceOne(): Promise<void>;
  /** The store's URL. */
  database: string;
  /** What the instances have printed. */
  log(): string[];
  stop(): Promise<void>;
}

/**
 * @param env beside the store and the Inngest server
 * @param options.doubled of the calls that the Inngest server makes, the share that it makes twice at once
 */
export async function startCluster(
  size: number,
  env: Record<string, string>,
  { doubled = 0 }: { doubled?: number } = {},
): Promise<Cluster> {
  const random = seeded(7);
  const database = await createDatabase(postgresServer() ?? "", true);
  const said: string[] = [];
  const instances: Instance[] = [];
  const one = (): Instance => {
    const found = instances[Math.floor(random() * instances.length)];
    if (!found) throw new Error("connection refused");
    return found;
  };
  const server: InngestServer = await startInngestServer(SIGNING_KEY, {
    delivers: async (_call, deliver) => {
      if (random() >= doubled) return deliver();
      const [first, second] = await Promise.allSettled([deliver(), deliver()]);
      if (first.status === "fulfilled") return first.value;
      if (second.status === "fulfilled") return second.value;
      throw first.reason;
    },
  });
  const launch = async (): Promise<Instance> => {
    const child = spawnServer({
      DATABASE_URL: database,
      INNGEST_BASE_URL: server.url,
      INNGEST_EVENT_KEY: "event-key",
      INNGEST_SIGNING_KEY: SIGNING_KEY,
      LOG_LEVEL: "warn",
      ...env,
    });
    for (const stream of [child.stdout, child.stderr])
      createInterface({ input: stream }).on("line", (line) => said.push(line));
    return { child, url: await serverAddress(child) };
  };
  const forward = async (request: Request): Promise<Response> => {
    const { pathname, search } = new URL(request.url);
    const { url } = one();
    return fetch(`${url}${pathname}${search}`, {
      method: request.method,
      headers: [...request.headers].filter(([name]) => name !== "host"),
      body: request.method === "POST" ? await request.text() : null,
    });
  };
  const route: InngestRoute = { GET: forward, POST: forward, PUT: forward };
  server.connect(route);
  for (let count = 0; count < size; count++) instances.push(await launch());
  return {
    urls: () => instances.map(({ url }) => url),
    pids: () => instances.map(({ child }) => child.pid ?? 0),
    async replaceOne() {
      const [old] = instances.splice(Math.floor(random() * instances.length), 1);
      if (old) await endServer(old.child, "SIGKILL");
      instances.push(await launch());
    },
    database,
    log: () => said,
    async stop() {
      await Promise.all(instances.map(({ child }) => endServer(child)));
      await server.close();
      await dropDatabase(database);
    },
  };
}
