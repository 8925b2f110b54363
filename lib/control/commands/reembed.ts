import "server-only";
import { z } from "zod";
import { planReembed, reembedSome } from "@/lib/projects/reembed-projects";
import { command } from "../command";
import { withStore } from "../with-store";

/** Says what a reembed has to do, and whether an outside service would do it. */
export const reembedPlan = command({
  input: z.object({ restart: z.boolean() }),
  output: z.object({
    model: z.string(),
    host: z.string().nullable(),
    total: z.int(),
    left: z.int(),
    tokens: z.int(),
  }),
  inServer: ({ restart }) => planReembed(restart),
  alone: ({ restart }) => withStore(() => planReembed(restart)),
});

/** Gives the next projects a fresh vector of the embedding model in use. */
export const reembed = command({
  input: z.object({ most: z.int().min(1).max(1000) }),
  output: z.object({
    embedded: z.int(),
    failures: z.array(z.object({ id: z.int(), title: z.string(), error: z.string() })),
    left: z.int(),
  }),
  inServer: ({ most }, _server, signal) => reembedSome(most, signal),
  alone: ({ most }) => withStore(() => reembedSome(most)),
});
