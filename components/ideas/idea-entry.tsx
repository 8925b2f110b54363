import type { ReactNode } from "react";
import { TagLine } from "@/components/ui/tag-line";
import { links } from "@/lib/view/links";
import { relaxedNote } from "@/lib/view/text";
import type { Idea } from "./idea";
import { IdeaHeading } from "./idea-heading";
import { Scores } from "./scores";
import { TooLike } from "./too-like";

interface IdeaEntryProps {
  idea: Idea;
  /** Printed in the margin. */
  mark: ReactNode;
  heading: "h2" | "h3";
  /** Whether it has just arrived and fades in. */
  fresh?: boolean;
  /** Below everything else. */
  details?: ReactNode;
}

/** An idea, with its mark and scores in the margin; one column on a narrow page. */
export function IdeaEntry({ idea, mark, heading, fresh = false, details }: IdeaEntryProps) {
  return (
    <article
      className={`grid grid-cols-1 gap-x-8 gap-y-2 border-t border-rule py-6 sm:grid-cols-[9.5rem_minmax(0,1fr)]
        sm:grid-rows-[auto_1fr] ${fresh ? "arrive" : ""}`}
    >
      <div className="text-sm text-quiet">{mark}</div>
      <div className="max-w-[42rem] min-w-0 sm:col-start-2 sm:row-span-2 sm:row-start-1">
        <IdeaHeading
          as={heading}
          title={idea.title}
          tagline={idea.shortDescription}
          href={idea.projectId === null ? null : links.project(idea.projectId)}
        />
        <p dir="auto" className="mt-2 mb-3 font-serif text-[1.0625rem] leading-relaxed">
          {idea.description}
        </p>
        <TagLine tags={idea.tags} />
        {idea.tooLike && (
          <p className="mt-3 text-sm text-caution first-letter:uppercase">
            <TooLike {...idea.tooLike} />
          </p>
        )}
        {idea.relaxed && <Relaxed wishes={idea.relaxedWishes} />}
        {details}
      </div>
      <Scores {...idea} />
    </article>
  );
}

/** Says that the idea is not quite what the model was asked for, and what it lacks where that is known. */
function Relaxed({ wishes }: { wishes: readonly string[] }) {
  return <p className="mt-3 text-sm text-quiet">{relaxedNote(wishes)}</p>;
}
