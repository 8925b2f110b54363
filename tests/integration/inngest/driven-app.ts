import { afterEach, vi } from "vitest";
import { stubEnv } from "../../support/stub-env";
import { StubModel } from "../../support/stub-model/stub";
import { type InngestServer, startInngestServer, type Troubles } from "./inngest-server";
import { type RealApp, startRealApp } from "./real-app";

export const SIGNING_KEY = "signkey-test-0123456789abcdef";
const A_WHILE_AGO = () => new Date(Date.now() - 11 * 60_000);

interface Launch {
  env?: Record<string, string>;
  /** The server waits for the app to register by itself. */
  waits?: boolean;
  /** The key that the server has. */
  signingKey?: string;
  /** Of the model's vectors. */
  dimensions?: number;
}

/** For a test file: launches an app that an Inngest server drives, and stops both after each test. */
export function drivenApp() {
  let model: StubModel | undefined;
  let server: InngestServer | undefined;
  let real: RealApp | undefined;
  afterEach(async () => {
    await real?.app.stop();
    await server?.close();
    await model?.close();
    vi.unstubAllEnvs();
    [model, server, real] = [undefined, undefined, undefined];
  });

  return async (
    troubles: Troubles = {},
    { env = {}, waits, signingKey = SIGNING_KEY, dimensions = 16 }: Launch = {},
  ) => {
    model = await StubModel.start({ dimensions });
    server = await startInngestServer(signingKey, troubles);
    real = await startRealApp({
      ...stubEnv(model),
      INNGEST_BASE_URL: server.url,
      INNGEST_EVENT_KEY: "event-key",
      INNGEST_SIGNING_KEY: SIGNING_KEY,
      ...env,
    });
    if (waits) server.connect(real.route);
    else await server.drive(real.route);
    const { db } = await import("@/lib/core/db");
    const { sweepRuns } = await import("@/lib/runs/sweep-runs");
    /** As if nothing had been heard of the runs for a while. */
    const rest = async () => {
      await db().generationRow.updateMany({ data: { updatedAt: A_WHILE_AGO() } });
      await db().generationRun.updateMany({ data: { updatedAt: A_WHILE_AGO() } });
    };
    return { model, server, app: real.app, route: real.route, db, sweepRuns, rest };
  };
}

/** Whether a call of a run is under way in the app. */
export async function isAtWork(id: string): Promise<boolean> {
  const { isHeld } = await import("@/inngest/run-owner");
  return isHeld({ id, round: 0, movedAt: new Date(0) });
}

export const saved = (count: number) => ({
  state: "SUCCESS",
  counts: { saved: count, failed: 0 },
  errors: [],
});

/** What the model counts when each idea was written once. */
export const onceAColumn = (rows: number) => ({
  calls: 3 * rows,
  byColumn: { project_idea: rows, metadata: rows, idea_quality: rows },
});
