import "server-only";
import { isKeyExposed, keyFilePath, protectKey } from "@/lib/settings/key-file";
import { settingProblems } from "@/lib/settings/stored-settings";
import type { Fault } from "../finding";

/** What is stored of settings can be used, and the key that it is sealed with is its user's alone. */
export async function* storedSecrets(): AsyncGenerator<Fault> {
  if (isKeyExposed()) {
    const sentence = `Others than its user can read or change the key file ${keyFilePath()}.`;
    yield { code: "key_exposed", sentence, repair: async () => protectKey() };
  }
  for (const sentence of Object.values(settingProblems())) yield { code: "unusable_setting", sentence };
}
