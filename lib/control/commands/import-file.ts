import "server-only";
import { isAbsolute } from "node:path";
import { z } from "zod";
import { importReportSchema } from "@/lib/contracts/imports";
import { importProjects } from "@/lib/imports/import-projects";
import { command } from "../command";
import { withStore } from "../with-store";

/** Stores the projects of a file. */
export const importFile = command({
  input: z.object({ file: z.string().min(1).refine(isAbsolute), setSampleAside: z.boolean() }),
  output: importReportSchema,
  inServer: ({ file, setSampleAside }, _server, signal, onProgress) =>
    importProjects(file, { setSampleAside, signal, onProgress }),
  alone: ({ file, setSampleAside }, _store, onProgress) =>
    withStore(() => importProjects(file, { setSampleAside, onProgress })),
});
