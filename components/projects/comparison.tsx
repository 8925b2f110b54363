import { X } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import { COMPLEXITY_RUBRIC, IDEA_RUBRIC } from "@/lib/contracts/rubrics";
import type { Project, Provenance } from "@/lib/contracts/types";
import { links } from "@/lib/view/links";
import { reviewWords } from "@/lib/view/review-text";
import { askedAndJudged } from "@/lib/view/scores";
import { projectOrigin } from "@/lib/view/text";

/** A project with the row that made it, where a run of this store did. */
export interface Compared {
  project: Project;
  row: Provenance["row"];
}

interface Fact {
  name: string;
  /** @param shared the tags of all the projects */
  of: (compared: Compared, shared: readonly string[]) => ReactNode;
}

/** What projects are compared by, from top to bottom; a fact that none of them has is left out. */
const FACTS: readonly Fact[] = [
  {
    name: "In short",
    of: ({ project }) => project.short_description && <Written text={project.short_description} />,
  },
  {
    name: "Idea score",
    of: ({ project, row }) => (
      <Scored
        score={project.idea_score}
        meaning={IDEA_RUBRIC[project.idea_score - 1]}
        reasoning={row?.idea_quality?.idea_reasoning}
      />
    ),
  },
  {
    name: "Complexity",
    of: ({ project, row }) => (
      <Scored
        score={project.complexity_score}
        meaning={COMPLEXITY_RUBRIC[project.complexity_score - 1]}
        reasoning={row?.idea_quality?.complexity_reasoning}
      >
        {row?.idea_quality && askedAndJudged(row.target_complexity, row.idea_quality.complexity_score)}
      </Scored>
    ),
  },
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
  {
    name: "Origin",
    of: ({ project }) => {
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
    },
  },
];

/** Up to which width the cells of a row stand below each other: more projects need more room. */
const STACKED = {
  few: "max-md:block max-md:[&_:is(thead,tbody,tr,th,td,[data-whose])]:block max-md:[&_[data-corner]]:hidden",
  many: "max-lg:block max-lg:[&_:is(thead,tbody,tr,th,td,[data-whose])]:block max-lg:[&_[data-corner]]:hidden",
};

/** Projects side by side, a column each; below each other, fact by fact, on a narrow page. */
export function Comparison({ compared }: { compared: readonly Compared[] }) {
  const shared = sharedTags(compared);
  const facts = FACTS.filter(({ of }) => compared.some((each) => of(each, shared)));
  const ids = compared.map(({ project }) => project.id);
  return (
    <div data-wide>
      {compared.length > 1 && <SharedTags shared={shared} />}
      <table
        className={`w-full table-fixed border-collapse text-left ${compared.length > 2 ? STACKED.many : STACKED.few}`}
      >
        <caption className="sr-only">Projects side by side</caption>
        <thead>
          <tr>
            <td data-corner className="w-40" />
            {compared.map(({ project }) => (
              <th key={project.id} scope="col" className="pr-6 pb-3 align-top font-normal">
                <span className="flex items-start justify-between gap-2">
                  <Link
                    href={links.project(project.id)}
                    prefetch={false}
                    dir="auto"
                    className="min-w-0 font-serif text-xl leading-snug font-semibold hover:text-accent hover:underline"
                  >
                    {project.title}
                  </Link>
                  {compared.length > 1 && (
                    <Link
                      href={links.compare(ids.filter((id) => id !== project.id))}
                      prefetch={false}
                      scroll={false}
                      aria-label={`Compare without ${project.title}`}
                      className="inline-flex size-6 shrink-0 items-center justify-center text-quiet hover:text-danger print:hidden"
                    >
                      <X aria-hidden="true" className="size-4" />
                    </Link>
                  )}
                </span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {facts.map(({ name, of }) => (
            <tr key={name} className="border-t border-rule align-top">
              <th scope="row" className="py-3 pr-4 text-sm font-semibold">
                {name}
              </th>
              {compared.map((each) => (
                <td key={each.project.id} className="py-3 pr-6">
                  <span
                    data-whose
                    aria-hidden="true"
                    dir="auto"
                    className="hidden truncate text-xs text-quiet"
                  >
                    {each.project.title}
                  </span>
                  {of(each, shared) || <span className="text-sm text-quiet">not known</span>}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** The tags that all of the projects have. */
const sharedTags = ([first, ...others]: readonly Compared[]): readonly string[] =>
  others.length === 0
    ? []
    : (first?.project.hashtags.filter((tag) =>
        others.every(({ project }) => project.hashtags.includes(tag)),
      ) ?? []);

function SharedTags({ shared }: { shared: readonly string[] }) {
  return (
    <p className="mb-6 text-sm text-quiet">
      {shared.length === 0 ? (
        "No tag is on all of them."
      ) : (
        <>
          On all of them:{" "}
          {shared.map((tag, at) => (
            <span key={tag}>
              {at > 0 && ", "}
              <bdi>{tag}</bdi>
            </span>
          ))}
          .
        </>
      )}
    </p>
  );
}

/** Those that set a project apart stand out. */
function Tags({ tags, shared }: { tags: readonly string[]; shared: readonly string[] }) {
  return (
    <ul className="flex flex-wrap gap-x-3 gap-y-1 text-sm">
      {tags.map((tag) => (
        <li key={tag} className={`min-w-0 ${shared.includes(tag) ? "text-quiet" : ""}`}>
          <bdi>{tag}</bdi>
        </li>
      ))}
    </ul>
  );
}

const Figure = ({ children }: { children: ReactNode }) => (
  <span className="figures shrink-0 text-xl leading-none font-semibold whitespace-nowrap">{children}</span>
);

const Written = ({ text }: { text: string }) => (
  <p dir="auto" className="font-serif leading-relaxed">
    {text}
  </p>
);

interface ScoredProps {
  score: number;
  meaning: string | undefined;
  reasoning: string | null | undefined;
  children?: ReactNode;
}

function Scored({ score, meaning, reasoning, children }: ScoredProps) {
  return (
    <>
      <p className="flex items-baseline gap-2">
        <Figure>{score}</Figure>
        <span className="text-sm">{meaning}</span>
      </p>
      {children && <p className="figures mt-1 text-sm">{children}</p>}
      {reasoning && (
        <p dir="auto" className="mt-1 text-sm text-quiet">
          {reasoning}
        </p>
      )}
    </>
  );
}
