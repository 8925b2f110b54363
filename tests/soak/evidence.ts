import { copyFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Soak } from "./soak";
import type { Verdict } from "./verify";

/**
 * Keeps what tells how an invariant broke, beside the server's log: the store, every call to the model, and all that was
 * found, also what the report cuts short.
 *
 * @param verdict undefined when the soak itself failed before there was one
 */
export async function keepEvidence(
  folder: string,
  { store, ledger, timeline }: Soak,
  verdict: Verdict | undefined,
): Promise<void> {
  for (const suffix of ["", "-wal"])
    await copyFile(store + suffix, join(folder, `waywo.db${suffix}`)).catch(() => {});
  const files = {
    "calls.json": ledger.calls,
    "found.json": { broken: verdict?.broken, calls: verdict?.calls, spans: timeline.spans },
  };
  for (const [name, content] of Object.entries(files))
    await writeFile(join(folder, name), JSON.stringify(content, null, 1));
  console.log(`\nKept in ${folder}: waywo.db, server.log, ${Object.keys(files).join(", ")}`);
}
