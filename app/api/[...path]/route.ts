import { DomainError } from "@/lib/core/errors";
import { withProblems } from "@/lib/http/with-problems";

/** Unknown addresses under /api get problem details, where Next would send a page. */
const notFound = withProblems(async () => {
  throw new DomainError("not_found", "There is no such address in this API.");
});

export { notFound as DELETE, notFound as GET, notFound as PATCH, notFound as POST, notFound as PUT };
