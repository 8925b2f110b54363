import "server-only";
import { z } from "zod";
import { threadImportSchema } from "@/lib/contracts/hacker-news";
import { importThread } from "@/lib/hn/import-thread";
import { command } from "../command";
import { withStore } from "../with-store";

/** Imports a thread of Hacker News: the running server reads its comments on its queue, else this process reads them. */
export const importHn = command({
  input: z.object({ thread: z.string().min(1).max(500) }),
  output: z.object({
    ...threadImportSchema.shape,
    id: z.int(),
    title: z.string().nullable(),
    added: z.int(),
  }),
  inServer: ({ thread }, _server, signal) => importThread(thread, { readHere: false, signal }),
  alone: ({ thread }) => withStore(() => importThread(thread, { readHere: true })),
});
