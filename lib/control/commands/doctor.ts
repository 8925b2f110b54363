import "server-only";
import { z } from "zod";
import { examineStore } from "@/lib/doctor/examine-store";
import { command } from "../command";
import { withStore } from "../with-store";

const finding = z.object({
  code: z.string(),
  sentence: z.string(),
  runId: z.string().optional(),
  row: z.int().optional(),
  projectId: z.int().optional(),
  repairable: z.boolean(),
});

/** Examines the whole store, and puts right what can be put right when asked to. */
export const doctor = command({
  input: z.object({ repair: z.boolean() }),
  output: z.object({ findings: z.array(finding), repaired: z.int() }),
  inServer: ({ repair }, _server, signal) => examineStore({ repair, signal, inThread: true }),
  alone: ({ repair }) => withStore(() => examineStore({ repair })),
});
