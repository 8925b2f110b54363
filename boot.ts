import { checkInngestEnv, inngestPaths, startQueue, stopQueue } from "@/inngest/queue";
import { offerFirstLink } from "@/lib/auth/first-link";
import { refuseSecondServer } from "@/lib/control/ask-server";
import { closeControl, serveControl } from "@/lib/control/serve-control";
import { storePath } from "@/lib/core/db";
import { EnvError, env } from "@/lib/core/env";
import { isEmbedded } from "@/lib/core/executor-kind";
import { logConsole } from "@/lib/core/log-console";
import { logger } from "@/lib/core/logger";
import { onSettingsChange } from "@/lib/core/run-changes";
import { singleton } from "@/lib/core/singleton";
import { storeKind } from "@/lib/core/store-kind";
import { registerGauges } from "@/lib/health/gauges";
import { earlyAnswers } from "@/lib/http/early-answer";
import { checkPrompts } from "@/lib/pipeline/prompt-set";
import { fillIndex } from "@/lib/projects/project-vectors";
import { closeRunWatches } from "@/lib/runs/events/watch-run";
import { loadSettings } from "@/lib/settings/stored-settings";
import { lostStore } from "@/lib/store/identity";
import { closeStore, openStore } from "@/lib/store/open";
import { rescueLostStore } from "@/lib/store/rescue";
import { StoreError, toStoreError } from "@/lib/store/store-error";
import { startTelemetry, stopTelemetry } from "@/lib/telemetry/telemetry";
import { closeWorkers } from "@/lib/workers/workers";
import { firstLinkLines } from "./scripts/lib/first-link.mjs";

/**
 * Starts the app: environment, store, settings, queue. Registers `waywo.early-answer`, which scripts/serve.mjs calls for
 * every request, `shutDown` as `waywo.shutdown`, where scripts/lib/stop-on-signal.mjs finds it, and `waywo.first-link`,
 * which scripts/serve.mjs calls once it listens.
 *
 * @throws EnvError, StoreError: one readable line each
 */
export async function boot(): Promise<void> {
  checkInngestEnv(env());
  await startTelemetry();
  checkPrompts();
  const isFile = storeKind() === "sqlite";
  if (isFile) await refuseSecondServer(storePath());
  await openStore({ alone: isFile || isEmbedded() });
  await loadSettings();
  onSettingsChange(reloadSettings);
  // On PostgreSQL commands work on the store themselves.
  if (isFile) await serveControl({ startQueue, stopQueue });
  await startQueue();
  void fillIndex();
  registerGauges();
  singleton("early-answer", () => earlyAnswers(inngestPaths()));
  singleton("first-link", () => offerFirstLink);
  singleton("shutdown", () => shutDown);
}

function reloadSettings(): void {
  loadSettings().catch((error: unknown) => logger.warn({ err: error }, "changed settings could not be read"));
}

/** Boots, or exits with one line that says what to do. */
export async function bootOrExit(): Promise<void> {
  try {
    if (process.env.NODE_ENV === "production") logConsole(logger);
    await boot();
    if (process.env.NODE_ENV === "development") await printFirstLink();
  } catch (error) {
    const readable = error instanceof EnvError || error instanceof StoreError ? error : toStoreError(error);
    if (readable !== error) logger.fatal({ err: error }, "the app did not start");
    process.stderr.write(`${readable?.message ?? "The app did not start; the line above says why."}\n`);
    process.exit(1);
  }
}

/** `next dev` has no scripts/serve.mjs that would print it. */
async function printFirstLink(): Promise<void> {
  const lines = firstLinkLines(await offerFirstLink(), `http://localhost:${env().PORT}`);
  process.stdout.write(lines.map((line) => `${line}\n`).join(""));
}

/**
 * Stops the queue first, then what it works with: the threads, and the store it writes to. A store that has lost its
 * file is saved to another.
 */
export async function shutDown(): Promise<void> {
  await closeControl();
  await stopQueue();
  closeRunWatches();
  await closeWorkers();
  await saveLostStore();
  await closeStore();
  await stopTelemetry();
}

async function saveLostStore(): Promise<void> {
  const lost = lostStore();
  if (!lost) return;
  const reason = lost.sentence;
  // scripts/lib/stop-on-signal.mjs gives this the time it takes.
  const saving = rescueLostStore();
  singleton("rescue", () => saving);
  try {
    const file = await saving;
    if (file) logger.warn({ file, reason }, "the store had lost its file; what it held was saved to another");
    else logger.error({ reason }, "the store's file holds something else now, and nothing was saved");
  } catch (error) {
    logger.error({ err: error, reason }, "the store has lost its file, and what it held could not be saved");
  }
}
