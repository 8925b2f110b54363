import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { closeStore } from "@/lib/store/open";
import { addedToken } from "./admins";
import { type AppServer, startAppServer } from "./app-server";
import { ideaByHand } from "./ideas-by-hand";
import { copyTemplate, useStoreFile } from "./store-template";
import { stubEnv } from "./stub-env";
import { StubModel } from "./stub-model/stub";

/** The production server with admins, on a store of its own, its ideas written by a stub. */
export interface ReviewServer extends AppServer {
  /** Calls the API as an admin. */
  api(name: string, path: string, body?: unknown, method?: string): Promise<Record<string, unknown>>;
  /** Signs a page's browser in. */
  signIn(page: Page, name: string): Promise<void>;
}

/**
 * @param names of the admins there are
 * @param ideas stored before it starts, that no run has made
 */
export async function startReviewServer(names: readonly string[], ideas = 0): Promise<ReviewServer> {
  const folder = await mkdtemp(join(tmpdir(), "waywo-review-"));
  const path = join(folder, "waywo.db");
  await copyTemplate(true, path);
  await useStoreFile(path);
  const tokens = new Map<string, string>();
  for (const name of names) tokens.set(name, await addedToken(name));
  for (let at = 1; at <= ideas; at++) await ideaByHand({ title: `Idea Number ${at}`, tags: ["by-hand"] });
  await closeStore();
  const stub = await StubModel.start({ dimensions: 64 });
  const server = await startAppServer({ env: stubEnv(stub, { DATABASE_URL: `file:${path}` }) });
  return {
    ...server,
    async api(name, where, body, method = body === undefined ? "GET" : "POST") {
      const response = await fetch(server.url + where, {
        method,
        headers: {
          authorization: `Bearer ${tokens.get(name)}`,
          ...(body === undefined ? {} : { "content-type": "application/json" }),
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      if (!response.ok) throw new Error(`${method} ${where}: ${response.status} ${await response.text()}`);
      return response.json();
    },
    async signIn(page, name) {
      const data = { token: tokens.get(name) };
      const answer = await page.context().request.post(`${server.url}/api/session`, { data });
      if (!answer.ok()) throw new Error(`${name} was not signed in: ${await answer.text()}`);
    },
    async stop() {
      await server.stop();
      await stub.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
