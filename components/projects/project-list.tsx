"use client";

import dynamic from "next/dynamic";
import { useRouter } from "next/navigation";
import { useCallback, useState } from "react";
import { useListKeys } from "@/lib/client/projects/use-list-keys";
import { useSelection } from "@/lib/client/projects/use-selection";
import { useBulk } from "@/lib/client/review/use-bulk";
import { filterTexts, type ProjectsPage } from "@/lib/view/projects-params";
import type { ListedProject } from "./listed-project";
import { ProjectEntry } from "./project-entry";
import { SelectionBar } from "./selection-bar";

/** For admins alone, and so loaded for them alone. */
const BinMany = dynamic(() => import("./bin-many").then((module) => module.BinMany));

interface ProjectListProps {
  projects: readonly ListedProject[];
  /** The place of the first of them, from 0. */
  offset: number;
  /** How many match, on all pages. */
  total: number;
  page: ProjectsPage;
  /** Whether who looks at it may put projects into the bin. */
  admin: boolean;
}

/** A page of projects, with what can be done with several of them. What was done is told also where none is left. */
export function ProjectList({ projects, offset, total, page, admin }: ProjectListProps) {
  const router = useRouter();
  const selection = useSelection({ page: projects.map(({ id }) => id), total, filter: filterTexts(page) });
  const [asked, setAsked] = useState<number | null>(null);
  const bulk = useBulk(useCallback(() => router.refresh(), [router]));
  useListKeys(selection.toggle);
  const bin = () => {
    setAsked(null);
    bulk.start.mutate({ action: "bin", selection: selection.many() }, { onSuccess: selection.clear });
  };
  return (
    <>
      {projects.length > 0 && (
        <SelectionBar
          selection={selection}
          total={total}
          shown={projects.map(({ id }) => id)}
          onBin={admin ? () => setAsked(selection.count) : null}
        />
      )}
      {admin && <BinMany bulk={bulk} asked={asked} onConfirm={bin} onClose={() => setAsked(null)} />}
      <ol>
        {projects.map((project, at) => (
          <ProjectEntry
            key={project.id}
            project={project}
            place={offset + at + 1}
            from={page}
            selected={selection.has(project.id)}
            onSelect={selection.toggle}
          />
        ))}
      </ol>
    </>
  );
}
