import { setTimeout as sleep } from "node:timers/promises";
import Database from "better-sqlite3";

// A backup tool or a shell, as a process of its own: takes the write lock, says "held", lets go after a while.
const [, , store = "", mode = "IMMEDIATE", ms = "1000"] = process.argv;
const database = new Database(store, { timeout: 5_000, fileMustExist: true });
try {
  database.exec(`BEGIN ${mode}`);
  process.stdout.write("held\n");
  await sleep(Number(ms));
  database.exec("ROLLBACK");
} catch (error) {
  const { code } = error as { code?: string };
  if (code !== "SQLITE_BUSY" && code !== "SQLITE_FULL") throw error;
} finally {
  database.close();
}
