import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { chownSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { promisify } from "node:util";
import pg from "pg";

const run = promisify(execFile);

/** A server of its own, on a free port of this machine and a folder that goes with it. */
export interface PostgresServer {
  /** Of a database of it. */
  url(database: string): string;
  /** Of its first process, whose children serve connections. */
  pid: number;
  stop(): Promise<void>;
}

const USER = "waywo";
/** Nothing of a test outlives a power cut. */
const FORGETFUL = ["fsync=off", "synchronous_commit=off", "full_page_writes=off"];
const MAX_CONNECTIONS = 300;

/**
 * @param durable whether each commit waits for the disk, as it does where it matters
 * @throws when the server does not start, with what it said
 */
export async function startPostgres(bin: string, { durable = false } = {}): Promise<PostgresServer> {
  const folder = await mkdtemp(join(tmpdir(), "waywo-postgres-"));
  // PostgreSQL refuses to run as root; Debian's package makes a user for it.
  const owner = process.getuid?.() === 0 ? await userNamed("postgres") : null;
  if (owner) chownSync(folder, owner.uid, owner.gid);
  const data = join(folder, "data");
  const locale = ["--encoding=UTF8", "--locale=C.UTF-8"];
  await run(
    join(bin, "initdb"),
    ["-D", data, "-U", USER, "--auth=trust", "--no-sync", ...locale],
    owner ?? {},
  );
  const port = await freePort();
  const settings = [
    ...(durable ? [] : FORGETFUL),
    `max_connections=${MAX_CONNECTIONS}`,
    `port=${port}`,
    "listen_addresses=127.0.0.1",
    `unix_socket_directories=${folder}`,
  ];
  const server = spawn(
    join(bin, "postgres"),
    ["-D", data, ...settings.flatMap((setting) => ["-c", setting])],
    {
      ...owner,
      stdio: ["ignore", "ignore", "pipe"],
    },
  );
  // Tests that are broken off leave no server behind.
  const end = () => void server.kill("SIGQUIT");
  process.once("exit", end);
  let said = "";
  server.stderr.on("data", (text) => {
    said = `${said}${text}`.slice(-4000);
  });
  const url = (database: string) => `postgres://${USER}@127.0.0.1:${port}/${database}`;
  while (!(await answers(url("postgres")))) {
    if (server.exitCode !== null) throw new Error(`PostgreSQL did not start: ${said}`);
    await wait(50);
  }
  return {
    url,
    pid: server.pid ?? 0,
    async stop() {
      process.off("exit", end);
      const ended = once(server, "exit");
      // Ends its connections, too.
      server.kill("SIGINT");
      await ended;
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function userNamed(name: string): Promise<{ uid: number; gid: number }> {
  const [uid, gid] = await Promise.all(["-u", "-g"].map((flag) => run("id", [flag, name])));
  return { uid: Number(uid?.stdout), gid: Number(gid?.stdout) };
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, "127.0.0.1");
  await once(probe, "listening");
  const address = probe.address();
  probe.close();
  if (address === null || typeof address === "string") throw new Error("There is no free port.");
  return address.port;
}

async function answers(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url });
  try {
    await client.connect();
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}
