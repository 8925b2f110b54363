import { z } from "zod";
import { endpoint } from "./endpoint";
import { MAX_BODY_BYTES } from "./limits";
import { PATHS } from "./paths";

/** One JSON-RPC message; later versions of the protocol have no batches. The SDK reads the rest of it. */
const messageSchema = z.looseObject(
  {
    jsonrpc: z.literal("2.0", { error: 'jsonrpc is "2.0".' }),
    id: z.union([z.string(), z.int()], { error: "id is a text or a whole number." }).optional(),
    method: z.string({ error: "method is a text." }).optional(),
    params: z.looseObject({}, { error: "params is an object." }).optional(),
  },
  { error: "Send one JSON-RPC message: an object." },
);
export type McpMessage = z.output<typeof messageSchema>;

export const mcpEndpoints = {
  callMcp: endpoint({
    ...PATHS.callMcp,
    summary: "The Model Context Protocol: these endpoints as tools for agents",
    auth: "anyone",
    unknownQuery: "refuse",
    body: messageSchema,
    maxBodyBytes: MAX_BODY_BYTES,
    bodiless: [202],
    responseType: "application/json",
  }),
};
