import "server-only";
import { db } from "@/lib/core/db";
import { isSecretSetting, SETTING_NAMES, type SettingName } from "@/lib/core/env";
import { maskSecrets } from "@/lib/core/secrets";
import { overriddenBy, settings, sourceOf } from "./settings";
import { settingProblems } from "./stored-settings";

type SettingValue = string | number | Record<string, unknown> | null;

export interface ListedSetting {
  name: SettingName;
  value: SettingValue;
  is_set: boolean;
  source: "environment" | "stored" | "default";
  problem: string | null;
  changed_by: string | null;
  changed_at: string | null;
}

/** Every setting as it is in use, without what is secret: of a key only that there is one. */
export async function listSettings(): Promise<ListedSetting[]> {
  const stored = new Set((await db().setting.findMany({ select: { key: true } })).map(({ key }) => key));
  const changes = await db().settingChange.findMany({ orderBy: { id: "asc" } });
  const last = new Map(changes.map((change) => [change.key, change]));
  const [current, problems] = [settings(), settingProblems()];
  return SETTING_NAMES.map((name) => {
    const value = current[name];
    return {
      name,
      value: isSecretSetting(name) || value === undefined ? null : (masked(value) as SettingValue),
      is_set: value !== undefined,
      source: sourceOf(name),
      problem: problems[name] ?? (stored.has(name) ? unusedBecause(name) : null),
      changed_by: last.get(name)?.changedBy ?? null,
      changed_at: last.get(name)?.changedAt.toISOString() ?? null,
    };
  });
}

function unusedBecause(name: SettingName): string | null {
  const other = overriddenBy(name);
  return other && `Stored, but not used: ${other} comes from the environment.`;
}

function masked(value: unknown): unknown {
  if (typeof value === "string") return maskSecrets(value);
  if (Array.isArray(value)) return value.map(masked);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, masked(inner)]));
}
