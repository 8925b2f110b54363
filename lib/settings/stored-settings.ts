import "server-only";
import { db } from "@/lib/core/db";
import { EnvError, parseVariable, readEnv, SETTING_NAMES, type SettingName } from "@/lib/core/env";
import { DomainError, type FieldIssue, InvalidRequestError } from "@/lib/core/errors";
import { logger } from "@/lib/core/logger";
import { singleton } from "@/lib/core/singleton";
import { isSealed, isSecret, seal, UnreadableValue, unseal } from "./sealed-value";
import { replaceStoredSettings, type Settings, type StoredSettings, settings } from "./settings";

/** New values by name, not yet validated; null removes what is stored. */
export type SettingsPatch = Record<string, unknown>;

type Problems = Partial<Record<SettingName, string>>;

const isSettingName = (name: string): name is SettingName =>
  (SETTING_NAMES as readonly string[]).includes(name);

const problems = () => singleton<{ now: Problems }>("setting-problems", () => ({ now: {} }));

/** Why stored values are not in use, a sentence each. */
export const settingProblems = (): Readonly<Problems> => problems().now;

/**
 * Reads the stored settings into the process's snapshot. A value that is no longer valid, or cannot be unsealed, is
 * skipped; a secret of a version that did not seal is sealed.
 */
export async function loadSettings(): Promise<void> {
  const stored: StoredSettings = {};
  const found: Problems = {};
  for (const { key, value } of await db().setting.findMany()) {
    // Of another version.
    if (!isSettingName(key)) continue;
    try {
      const plain = parseVariable(key, readValue(key, value));
      Object.assign(stored, { [key]: plain });
      if (isSecret(key, plain) && !isSealed(JSON.parse(value))) await sealStored(key, plain);
    } catch (error) {
      const sentence = error instanceof UnreadableValue ? error.message : null;
      found[key] = sentence ?? `The stored value of ${key} is not valid and is not used.`;
      logger.warn({ setting: key }, sentence ?? "a stored setting is not valid and is not used");
    }
  }
  problems().now = found;
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
 * began with. What the environment sets stays as it is. Secrets are sealed.
 *
 * @param changedBy the admin's name, which is kept with what was changed
 * @param checkAddress throws a DomainError for an address that must not be called
 * @throws InvalidRequestError naming each setting that is wrong; then nothing has changed
 */
export async function updateSettings(
  patch: SettingsPatch,
  changedBy = "server",
  checkAddress: (address: string) => void = () => {},
): Promise<Settings> {
  const changes = parsePatch(patch, checkAddress);
  if (changes.length === 0) return settings();
  await db().$transaction(async (tx) => {
    for (const [key, value] of changes) {
      if (value === null) await tx.setting.deleteMany({ where: { key } });
      else {
        const json = toStored(key, value);
        await tx.setting.upsert({ where: { key }, create: { key, value: json }, update: { value: json } });
      }
      const change = value === null ? "removed" : "set";
      await tx.settingChange.create({ data: { key, change, changedBy } });
    }
    assertConsistent(await tx.setting.findMany());
  });
  await loadSettings();
  logger.info({ settings: changes.map(([name]) => name), changedBy }, "settings changed");
  return settings();
}

const toStored = (name: SettingName, value: unknown) =>
  JSON.stringify(isSecret(name, value) ? seal(name, value) : value);

/** @throws UnreadableValue, SyntaxError */
function readValue(name: SettingName, json: string): unknown {
  const value: unknown = JSON.parse(json);
  return isSealed(value) ? unseal(name, value) : value;
}

async function sealStored(key: SettingName, value: unknown): Promise<void> {
  await db().setting.update({ where: { key }, data: { value: toStored(key, value) } });
  logger.info({ setting: key }, "a secret that was stored as it is was sealed");
}

function parsePatch(patch: SettingsPatch, checkAddress: (address: string) => void): [SettingName, unknown][] {
  const issues: FieldIssue[] = [];
  const changes: [SettingName, unknown][] = [];
  for (const [name, value] of Object.entries(patch)) {
    if (value === undefined) continue;
    try {
      if (!isSettingName(name)) throw new EnvError(`${name.slice(0, 50)} is not a setting.`);
      // The schemas coerce for the environment's sake, where everything is text.
      if (value !== null && !["string", "number"].includes(typeof value))
        throw new EnvError(`${name} is not a text or a number.`);
      const parsed = value === null || value === "" ? null : parseVariable(name, value);
      if (name.endsWith("_URL") && parsed !== null) checkAddress(String(parsed));
      changes.push([name, parsed]);
    } catch (error) {
      if (!(error instanceof EnvError || error instanceof DomainError)) throw error;
      issues.push({ loc: ["body", name.slice(0, 50)], msg: error.message, type: "invalid_value" });
    }
  }
  if (issues.length > 0) throw new InvalidRequestError(issues);
  return changes;
}

/** What is stored must hold by itself: the environment may be gone at the next start. */
function assertConsistent(rows: { key: string; value: string }[]): void {
  const stored: Record<string, unknown> = {};
  for (const { key, value } of rows) {
    try {
      if (isSettingName(key)) stored[key] = readValue(key, value);
    } catch (error) {
      // It counts as not set.
      if (!(error instanceof UnreadableValue || error instanceof SyntaxError)) throw error;
    }
  }
  try {
    readEnv(stored);
  } catch (error) {
    if (!(error instanceof EnvError)) throw error;
    throw new InvalidRequestError([{ loc: ["body"], msg: error.message, type: "invalid_value" }]);
  }
}
