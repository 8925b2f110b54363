import { IdeaHeading } from "@/components/ideas/idea-heading";
import { SectionHeading } from "@/components/ui/section-heading";
import type { Project, RunList } from "@/lib/contracts/types";
import { links } from "@/lib/view/links";
import { ExampleSets } from "./example-sets";
import { FillLink } from "./fill-link";
import { LatestRuns } from "./latest-runs";

interface DesignerAsideProps {
  ideas: readonly Project[];
  exampleSets: string[][];
  runs: RunList;
}

/** Beside the form: what ideas look like, tags to begin with, and the latest runs. */
export function DesignerAside({ ideas, exampleSets, runs }: DesignerAsideProps) {
  return (
    <aside
      aria-label="To begin with"
      className="grid min-w-0 content-start gap-9 md:grid-cols-2 lg:grid-cols-1"
    >
      <GoodIdeas ideas={ideas} />
      <ExampleSets sets={exampleSets} />
      <LatestRuns initial={runs} />
    </aside>
  );
}

function GoodIdeas({ ideas }: { ideas: readonly Project[] }) {
  if (ideas.length === 0) return null;
  return (
    <section aria-labelledby="good-ideas">
      <SectionHeading id="good-ideas">What an idea looks like</SectionHeading>
      <ul className="mt-2">
        {ideas.map((idea) => (
          <li key={idea.id} data-testid="good-idea" className="border-t border-rule py-3">
            <IdeaHeading
              as="h3"
              title={idea.title}
              tagline={idea.short_description}
              href={links.project(idea.id)}
              small
              clamped
            />
            <p className="figures mt-1 flex flex-wrap gap-x-4 text-sm text-quiet">
              <span>Idea score {idea.idea_score} of 10</span>
              <FillLink tags={idea.hashtags} label={`More like this: ${idea.title}`}>
                More like this
              </FillLink>
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
