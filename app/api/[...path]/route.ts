import { DomainError } from "@/lib/core/errors";
import { withProblems } from "@/lib/http/with-problems";

/** For `next dev`, which would send a page; in production lib/http/early-answer.ts has answered by then. */
const notFound = withProblems(async () => {
  throw new DomainError("not_found", "There is no such address in this API.");
});

export { notFound as DELETE, notFound as GET, notFound as PATCH, notFound as POST, notFound as PUT };
