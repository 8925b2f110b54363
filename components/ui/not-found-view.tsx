import type { ReactNode } from "react";
import { PageHeading } from "./page-heading";

export function NotFoundView({ title, children }: { title: string; children: ReactNode }) {
  return (
    <>
      <PageHeading over="404" title={title} />
      <div className="max-w-prose">{children}</div>
    </>
  );
}
