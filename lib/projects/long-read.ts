import "server-only";
import { storeAddress } from "@/lib/core/db";
import { DomainError } from "@/lib/core/errors";
import { assertStoreNotShut } from "@/lib/core/store-gate";
import { toStoreError } from "@/lib/store/store-error";
import type { IdsInput, ListedIds } from "@/lib/workers/messages";
import { listIdsInThread, readInThread } from "@/lib/workers/workers";

/**
 * The rows of a statement that may take more than some milliseconds, which the web server's thread has not: read in a
 * thread. Numbers are integers.
 *
 * @param thread "explore" for what may take a second, for which no search of a run waits
 * @throws DomainError store_unavailable when the store or the thread does not answer
 */
export async function longRead(
  sql: string,
  args: (number | string)[],
  thread: "index" | "explore" = "index",
): Promise<unknown[][]> {
  return unlessLost(() => readInThread({ path: storeAddress(), sql, args }, { thread }));
}

/**
 * A part of the ids that a statement finds, likewise.
 *
 * @throws DomainError store_unavailable
 */
export const longIds = (input: Omit<IdsInput, "path">): Promise<ListedIds> =>
  unlessLost(() => listIdsInThread({ path: storeAddress(), ...input }));

async function unlessLost<T>(read: () => Promise<T>): Promise<T> {
  assertStoreNotShut();
  try {
    return await read();
  } catch (error) {
    const sentence = "The store could not be read now; try again in a moment.";
    throw toStoreError(error) ?? new DomainError("store_unavailable", sentence, { cause: error });
  }
}
