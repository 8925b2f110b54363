"use client";

import { Scores } from "@/components/ideas/scores";
import type { QueuedIdea } from "@/lib/client/review/session";
import type { ReviewItem } from "@/lib/contracts/types";

/** How an idea was judged and why; the judge's own scores too, where an admin has changed them. */
export function JudgeNotes({ idea, item }: { idea: QueuedIdea; item: ReviewItem | undefined }) {
  const judge = item?.judge ?? null;
  const scores = judge ?? idea.judge;
  const changed =
    scores !== null &&
    (scores.idea_score !== idea.idea_score || scores.complexity_score !== idea.complexity_score);
  return (
    <section aria-labelledby="judged">
      <h3 id="judged" className="mb-2 text-sm font-semibold">
        The judge
      </h3>
      <Scores
        ideaScore={idea.idea_score}
        complexityScore={idea.complexity_score}
        novelty={idea.novelty}
        noveltyNote={idea.novelty_note}
      />
      {changed && (
        <p className="figures mt-2 text-xs text-quiet">
          Edited; the judge gave {scores.idea_score} and {scores.complexity_score}.
        </p>
      )}
      {judge?.idea_reasoning && <Reasoning about="Idea" text={judge.idea_reasoning} />}
      {judge?.complexity_reasoning && <Reasoning about="Complexity" text={judge.complexity_reasoning} />}
    </section>
  );
}

function Reasoning({ about, text }: { about: string; text: string }) {
  return (
    <p className="mt-2 text-sm">
      <span className="text-quiet">{about}: </span>
      <span dir="auto">{text}</span>
    </p>
  );
}
