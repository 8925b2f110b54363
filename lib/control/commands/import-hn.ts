import "server-only";
import { z } from "zod";
import { threadImportSchema } from "@/lib/contracts/hacker-news";
import { importThread, readThread, threadState } from "@/lib/hn/import-thread";
import { command } from "../command";
import { withStore } from "../with-store";

const stateSchema = z.object({
  ...threadImportSchema.shape,
  id: z.int(),
  title: z.string().nullable(),
  held: z.boolean(),
});

/** Stores a thread of Hacker News and its comments. */
export const importHn = command({
  input: z.object({ thread: z.string().min(1).max(500) }),
  output: z.object({ ...stateSchema.shape, added: z.int() }),
  inServer: ({ thread }, _server, signal, onProgress) => importThread(thread, { signal, onProgress }),
  alone: ({ thread }, _store, onProgress) => withStore(() => importThread(thread, { onProgress })),
});

/** Says how far the running server's queue has read a stored thread; without a server, reads it. */
export const readHn = command({
  input: z.object({ id: z.int() }),
  output: stateSchema,
  inServer: ({ id }) => threadState(id),
  alone: ({ id }, _store, onProgress) => withStore(() => readThread(id, onProgress)),
});
