import Link from "next/link";
import type { ReactNode } from "react";
import type { Project, Provenance } from "@/lib/contracts/types";
import { links } from "@/lib/view/links";
import { reviewWords } from "@/lib/view/review-text";
import { judgedScore, type Scale } from "@/lib/view/scores";
import { projectOrigin } from "@/lib/view/text";

/** A project with the row that made it, where a run of this store did. */
export interface Compared {
  project: Project;
  row: Provenance["row"];
}

interface ComparedFact {
  name: string;
  /** @param shared the tags of all the projects */
  of: (compared: Compared, shared: readonly string[]) => ReactNode;
}

/** What projects are compared by, from top to bottom; a fact that none of them has is left out. */
export const COMPARED_FACTS: readonly ComparedFact[] = [
  {
    name: "In short",
    of: ({ project }) => project.short_description && <Written text={project.short_description} />,
  },
  { name: "Idea score", of: (compared) => <Scored scale="idea" {...compared} /> },
  { name: "Complexity", of: (compared) => <Scored scale="complexity" {...compared} /> },
  {
    name: "Novelty",
    of: ({ project }) => project.novelty !== null && <Figure>{project.novelty.toFixed(2)}</Figure>,
  },
  {
    name: "Tags",
    of: ({ project }, shared) =>
      project.hashtags.length > 0 && <Tags tags={project.hashtags} shared={shared} />,
  },
  { name: "For", of: ({ row }) => row && <bdi>{row.target_audience}</bdi> },
  { name: "Description", of: ({ project }) => <Written text={project.description} /> },
  { name: "Origin", of: ({ project }) => <Origin project={project} /> },
];

const Written = ({ text }: { text: string }) => (
  <p dir="auto" className="font-serif leading-relaxed">
    {text}
  </p>
);

const Figure = ({ children }: { children: ReactNode }) => (
  <span className="figures shrink-0 text-xl leading-none font-semibold whitespace-nowrap">{children}</span>
);

function Scored({ scale, project, row }: Compared & { scale: Scale }) {
  const { score, meaning, asked, reasoning } = judgedScore(scale, project, row);
  return (
    <>
      <p className="flex items-baseline gap-2">
        <Figure>{score}</Figure>
        <span className="min-w-0">{meaning}</span>
      </p>
      {asked && <p className="figures mt-1">{asked}</p>}
      {reasoning && (
        <p dir="auto" className="mt-1 text-quiet">
          {reasoning}
        </p>
      )}
    </>
  );
}

/** Those that set a project apart stand out. */
function Tags({ tags, shared }: { tags: readonly string[]; shared: readonly string[] }) {
  return (
    <ul className="flex flex-wrap gap-x-3 gap-y-1">
      {tags.map((tag) => (
        <li key={tag} className={`min-w-0 ${shared.includes(tag) ? "text-quiet" : ""}`}>
          <bdi>{tag}</bdi>
        </li>
      ))}
    </ul>
  );
}

function Origin({ project }: { project: Project }) {
  const review = reviewWords(project);
  return (
    <>
      {projectOrigin(project)}
      {project.run_id !== null && (
        <>
          {" by "}
          <Link href={links.run(project.run_id)} prefetch={false} className="link">
            this run
          </Link>
        </>
      )}
      {review !== null && (
        <>
          <br />
          <bdi>{review}</bdi>
        </>
      )}
    </>
  );
}
