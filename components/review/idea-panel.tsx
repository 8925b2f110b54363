"use client";

import Link from "next/link";
import type { ReactNode, Ref } from "react";
import { ReviewBadge } from "@/components/ui/review-badge";
import { TagLine } from "@/components/ui/tag-line";
import { Timestamp } from "@/components/ui/timestamp";
import type { QueuedIdea } from "@/lib/client/review/session";
import type { ReviewItem } from "@/lib/contracts/types";
import { links } from "@/lib/view/links";
import { relaxedNote } from "@/lib/view/text";
import { JudgeNotes } from "./judge-notes";

interface IdeaPanelProps {
  idea: QueuedIdea;
  /** "12 of 40". */
  place: ReactNode;
  /** Opens the list of keys. */
  help: ReactNode;
  /** Undefined while it is loading. */
  item: ReviewItem | undefined;
  heading: Ref<HTMLHeadingElement>;
  /** Stands in for the texts while they are edited. */
  form: ReactNode;
}

/** One idea, large: its whole text, what the judge said, what it was sampled from and the run that made it. */
export function IdeaPanel({ idea, place, help, item, heading, form }: IdeaPanelProps) {
  return (
    <article aria-labelledby="idea-title">
      <div className="figures flex flex-wrap items-baseline gap-x-3 gap-y-1 text-sm text-quiet">
        {place}
        <ReviewBadge project={idea} />
        <span className="max-sm:order-last max-sm:w-full">
          Generated <Timestamp at={`${idea.created_at}Z`} />
          {idea.run_id !== null && (
            <>
              {", idea "}
              {(idea.row ?? 0) + 1} of{" "}
              <Link href={links.run(idea.run_id)} prefetch={false} className="link">
                this run
              </Link>
            </>
          )}
        </span>
        <span className="ml-auto">{help}</span>
      </div>
      <h2
        id="idea-title"
        ref={heading}
        tabIndex={-1}
        dir="auto"
        className="mt-1 scroll-mt-16 font-serif text-2xl leading-tight font-semibold tracking-tight text-balance"
      >
        {idea.title}
      </h2>
      {form ?? <IdeaTexts idea={idea} />}
      <div className="mt-6 grid gap-x-8 gap-y-5 border-t border-rule pt-4 sm:grid-cols-2">
        <JudgeNotes idea={idea} item={item} />
        <Samples item={item} />
      </div>
      {item?.project_idea && (
        <section aria-labelledby="as-written" className="mt-6 border-t border-rule pt-4">
          <h3 id="as-written" className="text-sm font-semibold">
            As it was written
          </h3>
          <p
            dir="auto"
            className="mt-1 max-w-[42rem] font-serif text-[1.0625rem] leading-relaxed whitespace-pre-line"
          >
            {item.project_idea}
          </p>
        </section>
      )}
    </article>
  );
}

function IdeaTexts({ idea }: { idea: QueuedIdea }) {
  return (
    <>
      <p dir="auto" className="mt-1 font-serif text-xl leading-snug text-quiet">
        {idea.short_description}
      </p>
      <p dir="auto" className="mt-4 mb-4 max-w-[42rem] font-serif text-lg leading-relaxed">
        {idea.description}
      </p>
      <TagLine tags={idea.hashtags} />
      {idea.relaxed && <p className="mt-3 text-sm text-quiet">{relaxedNote()}</p>}
    </>
  );
}

function Samples({ item }: { item: ReviewItem | undefined }) {
  if (!item?.samples) return null;
  const { primary_tag, secondary_tags, target_audience, target_complexity, exploring } = item.samples;
  const facts: [string, string][] = [
    ["Tags", [primary_tag, ...secondary_tags].join(", ")],
    ["For", target_audience],
    ["Complexity", `${target_complexity} of 10`],
    ...(exploring ? [["Exploring", "tags that seldom meet"] satisfies [string, string]] : []),
  ];
  return (
    <section aria-labelledby="samples">
      <h3 id="samples" className="text-sm font-semibold">
        Sampled from
      </h3>
      <dl className="mt-1 text-sm">
        {facts.map(([name, value]) => (
          <div key={name} className="flex gap-2">
            <dt className="w-24 shrink-0 text-quiet">{name}</dt>
            <dd dir="auto" className="min-w-0">
              {value}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
