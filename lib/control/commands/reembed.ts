import "server-only";
import { z } from "zod";
import { reembedProjects } from "@/lib/projects/reembed-projects";
import { command } from "../command";
import { withStore } from "../with-store";

/** Gives every project a fresh vector of the embedding model in use. */
export const reembed = command({
  input: z.object({}),
  output: z.object({
    model: z.string(),
    embedded: z.int(),
    failures: z.array(z.object({ id: z.int(), title: z.string(), error: z.string() })),
  }),
  inServer: (_input, _server, signal) => reembedProjects(signal),
  alone: () => withStore(() => reembedProjects()),
});
