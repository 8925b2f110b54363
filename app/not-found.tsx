import type { Metadata } from "next";
import Link from "next/link";
import { NotFoundView } from "@/components/ui/not-found-view";

export const metadata: Metadata = { title: "Not found" };

export default function NotFound() {
  return (
    <NotFoundView title="No such page">
      <p>
        There is nothing at this address. Go to{" "}
        <Link href="/" className="link">
          the Designer
        </Link>
        ,{" "}
        <Link href="/runs" className="link">
          the runs
        </Link>{" "}
        or{" "}
        <Link href="/projects" className="link">
          the projects
        </Link>
        .
      </p>
    </NotFoundView>
  );
}
