import { z } from "zod";
import { endpoint } from "@/lib/contracts/endpoint";
import { route } from "@/lib/http/route";

const get = route(
  endpoint({
    method: "GET",
    path: "/api/things",
    auth: "anyone",
    unknownQuery: "refuse",
    response: z.object({}),
    limit: { requests: 2, windowSeconds: 60 },
  }),
  async () => ({}),
);

/** A request as the server hands it on; with null it does not say whose. */
export const requestOf = (client: string | null, query = "") =>
  new Request(`http://app.test/api/things${query}`, {
    headers: client === null ? {} : { "x-client-address": client },
  });

/** Asks an endpoint that takes two requests a minute of one client. */
export const askLimited = (client: string | null, query = "") =>
  get(requestOf(client, query), { params: Promise.resolve({}) });
