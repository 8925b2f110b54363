import "server-only";
import { randomBytes } from "node:crypto";
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { dirname, resolve } from "node:path";
import { storePath } from "@/lib/core/db";
import { env } from "@/lib/core/env";
import { rememberSecrets } from "@/lib/core/secrets";
import { storeKind } from "@/lib/core/store-kind";

const KEY_BYTES = 32;
/** Names what it is for whoever finds it. */
const CONTENT = /^waywo-key-1:([\w-]{43})\s*$/;

/** Beside no store there is; in the folder that an SQLite file has by default. */
const BESIDE_POSTGRES = "data/postgres";

/** Where the key is that stored secrets are sealed with: beside the store, and in none of its backups. */
export function keyFilePath(): string {
  const store = storeKind() === "postgres" ? resolve(BESIDE_POSTGRES) : storePath();
  return `${existsSync(store) ? realpathSync(store) : store}.key`;
}

/** What the key is of, for sentences about it. */
export const keySource = (): string =>
  env().SETTINGS_KEY ? "SETTINGS_KEY" : `the key file ${keyFilePath()}`;

/** The key; null where it is in a file that is missing, cannot be read or holds something else. */
export function readKey(): Buffer | null {
  const given = env().SETTINGS_KEY;
  if (given) return Buffer.from(given, "base64");
  const path = keyFilePath();
  let text: string;
  try {
    text = readFileSync(path, "utf8");
  } catch {
    return null;
  }
  const [, encoded] = CONTENT.exec(text) ?? [];
  if (!encoded) return null;
  rememberSecrets([encoded]);
  return Buffer.from(encoded, "base64url");
}

/**
 * The key, made at its first use. A file that is there and cannot be used is kept under another name: what was sealed with
 * it may be wanted back.
 */
export function readOrMakeKey(): Buffer {
  const path = keyFilePath();
  const found = readKey();
  if (found) return found;
  if (existsSync(path)) renameSync(path, `${path}.unusable-${new Date().toISOString().replace(/\D/g, "")}`);
  const key = randomBytes(KEY_BYTES);
  mkdirSync(dirname(path), { recursive: true });
  const draft = `${path}.partial`;
  writeFileSync(draft, `waywo-key-1:${key.toString("base64url")}\n`, { mode: 0o600, flush: true });
  renameSync(draft, path);
  rememberSecrets([key.toString("base64url")]);
  return key;
}

/** Whether others than its user can read or change the key. */
export function isKeyExposed(): boolean {
  const found = statSync(keyFilePath(), { throwIfNoEntry: false });
  return found?.isFile() === true && process.platform !== "win32" && (found.mode & 0o077) !== 0;
}

/** Leaves the key to its user alone. */
export function protectKey(): void {
  chmodSync(keyFilePath(), 0o600);
}
