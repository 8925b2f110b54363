import type { Metadata } from "next";
import Link from "next/link";
import { NotFoundView } from "@/components/ui/not-found-view";
import { links } from "@/lib/view/links";

export const metadata: Metadata = { title: "Not found" };

export default function NotFound() {
  return (
    <NotFoundView title="No such page">
      <p>
        There is nothing at this address. Go to{" "}
        <Link href={links.designer()} prefetch={false} className="link">
          the Designer
        </Link>
        ,{" "}
        <Link href={links.runs()} prefetch={false} className="link">
          the runs
        </Link>{" "}
        or{" "}
        <Link href={links.projects()} prefetch={false} className="link">
          the projects
        </Link>
        .
      </p>
    </NotFoundView>
  );
}
