import { z } from "zod";
import { endpoint } from "./endpoint";
import { MAX_BODY_BYTES } from "./limits";
import { PATHS } from "./paths";

const settingSchema = z.object({
  /** That of the environment variable. */
  name: z.string(),
  /** What is in use. Always null of a key, and of a setting without a value; passwords in addresses are masked. */
  value: z.union([z.string(), z.number(), z.record(z.string(), z.unknown())]).nullable(),
  is_set: z.boolean(),
  source: z.enum(["environment", "stored", "default"]),
  /** Why a stored value is not in use; null where it is, and where there is none. */
  problem: z.string().nullable(),
  /** Who stored or removed a value last, and when; null where nobody did. */
  changed_by: z.string().nullable(),
  changed_at: z.string().nullable(),
});
export type SettingState = z.infer<typeof settingSchema>;

const settingsSchema = z.object({ settings: z.array(settingSchema) });

export const settingsEndpoints = {
  getSettings: endpoint({
    ...PATHS.getSettings,
    summary: "Every setting, and where its value comes from",
    auth: "admin",
    unknownQuery: "refuse",
    response: settingsSchema,
  }),
  updateSettings: endpoint({
    ...PATHS.updateSettings,
    summary: "Store settings, or remove what is stored",
    auth: "admin",
    unknownQuery: "refuse",
    /** By name; null removes what is stored. The settings know what they take. */
    body: z.record(z.string(), z.unknown(), { error: "Send an object of settings by name." }),
    maxBodyBytes: MAX_BODY_BYTES,
    response: settingsSchema,
  }),
};
