import { DomainError } from "@/lib/core/errors";
import { withRoute } from "@/lib/http/with-route";

/** What is under /api and no route: a problem like any other, where Next would send a page. */
const nowhere = withRoute(async () => {
  throw new DomainError("not_found", "There is no such address in this API.");
});

export { nowhere as DELETE, nowhere as GET, nowhere as PATCH, nowhere as POST, nowhere as PUT };
