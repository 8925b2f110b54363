import Link from "next/link";
import { NotFoundView } from "@/components/ui/not-found-view";

/** There is no such run, or no longer. */
export function RunGone() {
  return (
    <NotFoundView title="No such run">
      <p>
        There is no run at this address. It may have been mistyped, or belong to another store. See{" "}
        <Link href="/runs" className="link">
          all runs
        </Link>{" "}
        or{" "}
        <Link href="/" className="link">
          start a new one
        </Link>
        .
      </p>
    </NotFoundView>
  );
}
