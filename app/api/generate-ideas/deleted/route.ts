import { readOwner } from "@/lib/auth/owner";
import { ENDPOINTS } from "@/lib/contracts";
import { route } from "@/lib/http/route";
import { listDeletedRuns } from "@/lib/runs/list-deleted-runs";

/** An admin's are all; a browser's are those that it started. */
export const GET = route(ENDPOINTS.listDeletedRuns, async ({ query }, { actor, request }) =>
  listDeletedRuns(query, actor.kind === "admin" ? "all" : await readOwner(request)),
);
