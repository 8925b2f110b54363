import type { ReactNode } from "react";
import { ShortlistBar } from "@/components/projects/shortlist-bar";

/** The shortlist is at hand wherever there are projects. */
export default function ProjectsLayout({ children }: { children: ReactNode }) {
  return (
    <>
      {children}
      <ShortlistBar />
    </>
  );
}
