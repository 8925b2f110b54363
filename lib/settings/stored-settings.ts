import "server-only";
import { db } from "@/lib/core/db";
import { EnvError, parseVariable, readEnv, SETTING_NAMES, type SettingName } from "@/lib/core/env";
import { type FieldIssue, InvalidRequestError } from "@/lib/core/errors";
import { logger } from "@/lib/core/logger";
import { replaceStoredSettings, type Settings, type StoredSettings, settings } from "./settings";

/** New values by name; null removes what is stored. */
export type SettingsPatch = Partial<Record<SettingName, string | number | null>>;

const isSettingName = (name: string): name is SettingName =>
  (SETTING_NAMES as readonly string[]).includes(name);

/** Reads the stored settings into the process's snapshot. A value that is no longer valid is skipped. */
export async function loadSettings(): Promise<void> {
  const stored: StoredSettings = {};
  for (const { key, value } of await db().setting.findMany()) {
    try {
      if (isSettingName(key)) Object.assign(stored, { [key]: parseVariable(key, JSON.parse(value)) });
    } catch {
      logger.warn({ setting: key }, "a stored setting is not valid and is not used");
    }
  }
  try {
    replaceStoredSettings(stored);
  } catch (error) {
    if (!(error instanceof EnvError)) throw error;
    logger.warn({ err: error }, "the stored settings contradict each other and are not used");
    replaceStoredSettings({});
  }
}

/**
 * Validates and stores a change, which takes effect with the next call: calls in flight finish on what they
 * began with. What the environment sets stays as it is.
 *
 * @throws InvalidRequestError naming each setting that is wrong; then nothing has changed
 */
export async function updateSettings(patch: SettingsPatch): Promise<Settings> {
  const changes = parsePatch(patch);
  await db().$transaction(async (tx) => {
    for (const [key, value] of changes) {
      if (value === null) await tx.setting.deleteMany({ where: { key } });
      else {
        const json = JSON.stringify(value);
        await tx.setting.upsert({ where: { key }, create: { key, value: json }, update: { value: json } });
      }
    }
    const rows = await tx.setting.findMany();
    assertConsistent(Object.fromEntries(rows.map((row) => [row.key, JSON.parse(row.value)])));
  });
  await loadSettings();
  logger.info({ settings: changes.map(([name]) => name) }, "settings changed");
  return settings();
}

function parsePatch(patch: SettingsPatch): [SettingName, unknown][] {
  const issues: FieldIssue[] = [];
  const changes: [SettingName, unknown][] = [];
  for (const [name, value] of Object.entries(patch)) {
    if (value === undefined) continue;
    try {
      if (!isSettingName(name)) throw new EnvError(`${name} is not a setting.`);
      // The schemas coerce for the environment's sake, where everything is text.
      if (value !== null && !["string", "number"].includes(typeof value))
        throw new EnvError(`${name} is not a text or a number.`);
      changes.push([name, value === null || value === "" ? null : parseVariable(name, value)]);
    } catch (error) {
      if (!(error instanceof EnvError)) throw error;
      issues.push({ loc: ["body", name], msg: error.message, type: "invalid_value" });
    }
  }
  if (issues.length > 0) throw new InvalidRequestError(issues);
  return changes;
}

/** What is stored must hold by itself: the environment may be gone at the next start. */
function assertConsistent(stored: Record<string, unknown>): void {
  try {
    readEnv(stored);
  } catch (error) {
    if (!(error instanceof EnvError)) throw error;
    throw new InvalidRequestError([{ loc: ["body"], msg: error.message, type: "invalid_value" }]);
  }
}
