import { z } from "zod";
import { endpoint } from "./endpoint";
import { PATHS } from "./paths";

const backupSchema = z.object({ name: z.string(), bytes: z.int(), created_at: z.string() });
export type Backup = z.infer<typeof backupSchema>;

const storeInfoSchema = z.object({
  /** Of Waywo Designer, of Node and of SQLite; the last is empty where the store is on PostgreSQL. */
  version: z.string(),
  node: z.string(),
  sqlite: z.string(),
  /** What keeps the store, with its version. */
  engine: z.object({ kind: z.enum(["sqlite", "postgres"]), version: z.string() }),
  /** Where the store's file is, and its size with its log; or PostgreSQL's host with the database, and that one's size. */
  path: z.string(),
  bytes: z.int(),
  rows: z.object({
    projects: z.int(),
    runs: z.int(),
    candidates: z.int(),
    model_calls: z.int(),
    threads: z.int(),
    comments: z.int(),
  }),
  /** Projects of the sample corpus that count, and that do not. */
  sample: z.object({ in_use: z.int(), aside: z.int() }),
  /** Tokens of the day (UTC), as DAILY_TOKEN_BUDGET counts them. */
  tokens_today: z.int(),
  /** Made here, newest first. */
  backups: z.array(backupSchema),
});
export type StoreInfo = z.infer<typeof storeInfoSchema>;

export const storeInfoEndpoints = {
  getStoreInfo: endpoint({
    ...PATHS.getStoreInfo,
    summary: "The store's size, what is in it, its backups, and the version",
    auth: "admin",
    unknownQuery: "refuse",
    response: storeInfoSchema,
  }),
  createBackup: endpoint({
    ...PATHS.createBackup,
    summary: "Make a backup of the store beside it",
    auth: "admin",
    unknownQuery: "refuse",
    response: backupSchema,
    problems: [409, 503, 507],
  }),
  downloadBackup: endpoint({
    ...PATHS.downloadBackup,
    summary: "A backup that was made here, as an SQLite file",
    auth: "admin",
    // It holds all there is, admins' sessions among it.
    scope: "admin",
    unknownQuery: "refuse",
    params: z.object({ name: z.string() }),
    responseType: "application/vnd.sqlite3",
    problems: [404],
  }),
};
