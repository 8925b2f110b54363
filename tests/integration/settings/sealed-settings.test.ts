import { chmod, copyFile, mkdir, readdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { basename, dirname } from "node:path";
import Database from "better-sqlite3";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { db } from "@/lib/core/db";
import { logger } from "@/lib/core/logger";
import { maskSecrets } from "@/lib/core/secrets";
import { forgetSingleton } from "@/lib/core/singleton";
import { examineStore } from "@/lib/doctor/examine-store";
import { listSettings } from "@/lib/settings/list-settings";
import { settings } from "@/lib/settings/settings";
import { loadSettings, updateSettings } from "@/lib/settings/stored-settings";
import { openTempStore, type TempStore } from "../../support/temp-store";

const KEY = "sk-of-an-admin-0123456789abcdef";

let store: TempStore;
let keyFile: string;
let warned: string[];
beforeEach(async () => {
  for (const name of ["settings", "setting-problems"]) forgetSingleton(name);
  store = await openTempStore();
  keyFile = `${store.path}.key`;
  warned = [];
  vi.spyOn(logger, "info").mockImplementation(() => {});
  vi.spyOn(logger, "warn").mockImplementation((...parts: unknown[]) => void warned.push(String(parts[1])));
});
afterEach(async () => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
  await store.close();
});

/** What the next process would read. */
async function restart() {
  for (const name of ["settings", "secrets"]) forgetSingleton(name);
  await loadSettings();
  return settings();
}

const storeKey = () => updateSettings({ LLM_MODEL_NAME: "small", LLM_API_KEY: KEY }, "Ada");
const isThere = (path: string) =>
  stat(path).then(
    () => true,
    () => false,
  );

describe("a stored key", () => {
  test("is sealed with a file of its user's alone, which is made when the first is stored", async () => {
    await updateSettings({ NOVELTY_THRESHOLD: 0.5 });
    expect(await isThere(keyFile)).toBe(false);
    await storeKey();
    expect((await stat(keyFile)).mode & 0o777).toBe(0o600);
    const rows = await db().setting.findMany();
    expect(JSON.stringify(rows)).not.toContain(KEY);
    expect(rows.find(({ key }) => key === "LLM_API_KEY")?.value).toMatch(/^\{"sealed":"[\w-]+"\}$/);
    expect(rows.find(({ key }) => key === "LLM_MODEL_NAME")?.value).toBe('"small"');
    expect(await restart()).toMatchObject({ LLM_API_KEY: KEY, LLM_MODEL_NAME: "small" });
    expect(maskSecrets(`Bad key ${KEY}, ${(await readFile(keyFile, "utf8")).slice(12)}`)).not.toMatch(
      /\w{12}/,
    );
  });

  test.each<[string, () => Promise<unknown>, RegExp]>([
    ["is missing", () => rm(keyFile), /the key file \S+ is missing/],
    ["is empty", () => writeFile(keyFile, ""), /the key file \S+ is missing/],
    ["holds something else", () => writeFile(keyFile, "nonsense"), /the key file \S+ is missing/],
    ["is a folder", () => rm(keyFile).then(() => mkdir(keyFile)), /the key file \S+ is missing/],
    [
      "is another's",
      () => writeFile(keyFile, `waywo-key-1:${"A".repeat(43)}\n`),
      /sealed with another key than that of the key file/,
    ],
  ])("counts as not set where the key file %s; the others hold", async (_, spoil, sentence) => {
    await storeKey();
    await spoil();
    expect(await restart()).toMatchObject({ LLM_API_KEY: undefined, LLM_MODEL_NAME: "small" });
    expect(warned.join()).toMatch(sentence);
    const listed = (await listSettings()).find(({ name }) => name === "LLM_API_KEY");
    expect(listed).toMatchObject({ value: null, is_set: false, source: "default" });
    expect(listed?.problem).toMatch(sentence);
    const { findings } = await examineStore();
    expect(findings).toMatchObject([{ code: "unusable_setting", repairable: false }]);
    // Entered again, it holds, and what was there instead of the file is kept.
    await updateSettings({ LLM_API_KEY: `${KEY}-2` });
    expect(await restart()).toMatchObject({ LLM_API_KEY: `${KEY}-2` });
    expect((await examineStore()).findings).toEqual([]);
  });

  test("holds again once the file is back", async () => {
    await storeKey();
    await rename(keyFile, `${keyFile}.away`);
    await restart();
    await rename(`${keyFile}.away`, keyFile);
    expect(await restart()).toMatchObject({ LLM_API_KEY: KEY });
  });

  test("cannot be moved to another setting, or changed", async () => {
    await storeKey();
    const where = { key: "LLM_API_KEY" };
    const { value } = await db().setting.findUniqueOrThrow({ where });
    await db().setting.create({ data: { key: "EMBEDDING_API_KEY", value } });
    const changed = value.replace(/.(?="\}$)/, (last) => (last === "A" ? "B" : "A"));
    await db().setting.update({ where, data: { value: value.replace(/.{3}(?="\}$)/, "AAA") } });
    expect(changed).not.toBe(value);
    expect(await restart()).toMatchObject({ LLM_API_KEY: undefined, EMBEDDING_API_KEY: undefined });
  });

  test("that an earlier version stored as it is, is sealed at the start, as is an address with a password", async () => {
    await db().setting.createMany({
      data: [
        { key: "LLM_MODEL_NAME", value: '"small"' },
        { key: "LLM_API_KEY", value: JSON.stringify(KEY) },
        { key: "LLM_BASE_URL", value: '"https://me:a-long-password@models.example/v1"' },
      ],
    });
    const used = { LLM_API_KEY: KEY, LLM_BASE_URL: "https://me:a-long-password@models.example/v1" };
    expect(await restart()).toMatchObject(used);
    const stored = JSON.stringify(await db().setting.findMany());
    expect(stored).not.toMatch(/of-an-admin|long-password/);
    expect(await restart()).toMatchObject(used);
    const address = (await listSettings()).find(({ name }) => name === "LLM_BASE_URL");
    expect(address?.value).toBe("https://[key]@models.example/v1");
  });

  test("is in a backup sealed, without its file", async () => {
    await storeKey();
    const { backUpStore } = await import("@/lib/store/backup");
    const target = `${store.path}.backup`;
    await backUpStore(store.path, target);
    expect(await readFile(target, "latin1")).not.toContain("of-an-admin");
    const beside = (await readdir(dirname(target))).filter((name) => name.startsWith(basename(target)));
    expect(beside).toEqual([basename(target)]);
  });

  test("is read by whoever has both: the file copied beside a copy of the store", async () => {
    await storeKey();
    await copyFile(keyFile, `${keyFile}.kept`);
    const copy = new Database(store.path, { readonly: true });
    const row = copy.prepare("SELECT value FROM settings WHERE key = 'LLM_API_KEY'").pluck().get();
    copy.close();
    await db().setting.deleteMany();
    await db().setting.create({ data: { key: "LLM_API_KEY", value: String(row) } });
    await db().setting.create({ data: { key: "LLM_MODEL_NAME", value: '"small"' } });
    await rm(keyFile);
    await copyFile(`${keyFile}.kept`, keyFile);
    expect(await restart()).toMatchObject({ LLM_API_KEY: KEY });
  });
});

test("the doctor finds a key file that others can read, and takes it from them", async () => {
  await storeKey();
  await chmod(keyFile, 0o644);
  expect((await examineStore()).findings).toMatchObject([{ code: "key_exposed", repairable: true }]);
  expect(await examineStore({ repair: true })).toMatchObject({ findings: [], repaired: 1 });
  expect((await stat(keyFile)).mode & 0o777).toBe(0o600);
});

test("who changed which setting is kept, without its value", async () => {
  await storeKey();
  await updateSettings({ LLM_API_KEY: null, NOVELTY_THRESHOLD: 0.4 }, "Bob");
  const changes = await db().settingChange.findMany({ orderBy: { id: "asc" } });
  expect(changes.map(({ key, change, changedBy }) => [key, change, changedBy])).toEqual([
    ["LLM_MODEL_NAME", "set", "Ada"],
    ["LLM_API_KEY", "set", "Ada"],
    ["LLM_API_KEY", "removed", "Bob"],
    ["NOVELTY_THRESHOLD", "set", "Bob"],
  ]);
  expect(JSON.stringify(changes)).not.toContain(KEY);
  expect((await listSettings()).find(({ name }) => name === "LLM_API_KEY")).toMatchObject({
    is_set: false,
    changed_by: "Bob",
  });
});
