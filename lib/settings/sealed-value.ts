import "server-only";
import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import { z } from "zod";
import { isSecretSetting, type SettingName } from "@/lib/core/env";
import { secretsOfAddress } from "@/lib/core/secrets";
import { keySource, readKey, readOrMakeKey } from "./key-file";

const ALGORITHM = "aes-256-gcm";
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** As it is stored: nonce, tag and ciphertext in base64url. */
const sealedSchema = z.strictObject({ sealed: z.string() });
export type Sealed = z.infer<typeof sealedSchema>;

/** A stored value that cannot be read; the sentence says why, and what to do. */
export class UnreadableValue extends Error {}

export const isSealed = (stored: unknown): stored is Sealed => sealedSchema.safeParse(stored).success;

/** Whether a value is a secret, or an address that holds one. */
export function isSecret(name: SettingName, value: unknown): boolean {
  return isSecretSetting(name) || (typeof value === "string" && secretsOfAddress(value).some(Boolean));
}

/** Seals a value for the setting of this name: under another it cannot be opened. */
export function seal(name: SettingName, value: unknown): Sealed {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv(ALGORITHM, readOrMakeKey(), nonce);
  cipher.setAAD(Buffer.from(name));
  const text = Buffer.concat([cipher.update(JSON.stringify(value), "utf8"), cipher.final()]);
  return { sealed: Buffer.concat([nonce, cipher.getAuthTag(), text]).toString("base64url") };
}

/** @throws UnreadableValue without the key file that the value was sealed with */
export function unseal(name: SettingName, { sealed }: Sealed): unknown {
  const key = readKey();
  if (!key)
    throw new UnreadableValue(
      `${name} cannot be read: ${keySource()} is missing, or holds no key. ${REMEDY}`,
    );
  try {
    const bytes = Buffer.from(sealed, "base64url");
    const decipher = createDecipheriv(ALGORITHM, key, bytes.subarray(0, NONCE_BYTES));
    decipher.setAuthTag(bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));
    decipher.setAAD(Buffer.from(name));
    const text = [decipher.update(bytes.subarray(NONCE_BYTES + TAG_BYTES)), decipher.final()];
    return JSON.parse(Buffer.concat(text).toString("utf8"));
  } catch {
    throw new UnreadableValue(
      `${name} cannot be read: it was sealed with another key than that of ${keySource()}. ${REMEDY}`,
    );
  }
}

const REMEDY = "Put the key back, or store the setting again; until then it counts as not set.";
