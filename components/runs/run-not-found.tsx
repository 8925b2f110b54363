import Link from "next/link";
import { NotFoundView } from "@/components/ui/not-found-view";
import { links } from "@/lib/view/links";

export function RunNotFound() {
  return (
    <NotFoundView title="No such run">
      <p>
        There is no run at this address. It may be mistyped, or belong to another store. See{" "}
        <Link href={links.runs()} prefetch={false} className="link">
          all runs
        </Link>{" "}
        or{" "}
        <Link href={links.designer()} prefetch={false} className="link">
          start a new one
        </Link>
        .
      </p>
    </NotFoundView>
  );
}
