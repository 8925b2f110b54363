import "server-only";
import { readEnv, SETTING_NAMES, type SettingName, type Variables } from "@/lib/core/env";
import { singleton } from "@/lib/core/singleton";

/** What a person may change while the server runs, under the names the environment gives them. */
export type Settings = Readonly<Pick<Variables, SettingName>>;
export type StoredSettings = Partial<Pick<Variables, SettingName>>;

/**
 * Where a service is and the key for it come from one place: a stored key must not be sent to an address from
 * the environment, nor the other way round.
 */
const GROUPS: SettingName[][] = [
  ["LLM_BASE_URL", "LLM_MODEL_NAME", "LLM_API_KEY"],
  [
    "EMBEDDING_BASE_URL",
    "EMBEDDING_MODEL_NAME",
    "EMBEDDING_API_KEY",
    "EMBEDDING_URL",
    "EMBEDDING_DIMENSIONS",
  ],
];

interface Snapshot {
  current: Settings;
  /** Whose stored value is in use. */
  stored: ReadonlySet<SettingName>;
}

const snapshot = () => singleton<{ now: Snapshot }>("settings", () => ({ now: resolveSettings({}) }));

/** The settings at this moment: the environment before what is stored, what is stored before the defaults. */
export function settings(): Settings {
  return snapshot().now.current;
}

/** Where the value of a setting comes from that is in use. */
export function sourceOf(name: SettingName): "environment" | "stored" | "default" {
  if (process.env[name]) return "environment";
  return snapshot().now.stored.has(name) ? "stored" : "default";
}

/** Which variable of the environment keeps what is stored for a setting out of use: itself, or one of its group. */
export function overriddenBy(name: SettingName): SettingName | null {
  if (process.env[name]) return name;
  const group = GROUPS.find((members) => members.includes(name)) ?? [];
  return group.find((other) => process.env[other]) ?? null;
}

/** Makes these the stored settings of the process. @throws EnvError if they do not agree */
export function replaceStoredSettings(stored: StoredSettings): void {
  snapshot().now = resolveSettings(stored);
}

function resolveSettings(stored: StoredSettings): Snapshot {
  const source: Record<string, unknown> = { ...stored };
  for (const name of SETTING_NAMES) {
    if (!process.env[name]) continue;
    for (const other of GROUPS.find((group) => group.includes(name)) ?? []) delete source[other];
  }
  const inUse = SETTING_NAMES.filter((name) => source[name] !== undefined && !process.env[name]);
  for (const name of SETTING_NAMES) source[name] = process.env[name] || source[name];
  const variables = readEnv({ ...process.env, ...source });
  const entries = SETTING_NAMES.map((name) => [name, variables[name]]);
  return { current: Object.fromEntries(entries) as unknown as Settings, stored: new Set(inUse) };
}

/**
 * A value made from settings, one per process and key, made again once one of the named settings has changed.
 * Whoever holds the old one may finish with it.
 */
export function fromSettings<T, Name extends SettingName>(
  key: string,
  names: readonly Name[],
  make: (settings: Pick<Settings, Name>) => T,
): T {
  const cache = singleton("from-settings", () => new Map<string, { inputs: unknown[]; value: unknown }>());
  const current = settings();
  const inputs = names.map((name) => current[name]);
  const cached = cache.get(key);
  if (cached?.inputs.every((input, index) => input === inputs[index])) return cached.value as T;
  const value = make(current);
  cache.set(key, { inputs, value });
  return value;
}
