"use client";

import type { MouseEvent } from "react";
import { ReviewBadge } from "@/components/ui/review-badge";
import type { QueuedIdea, Session } from "@/lib/client/review/session";

interface QueueListProps {
  session: Session;
  selected: ReadonlySet<number>;
  onOpen: (id: number) => void;
  onSelect: (id: number, range: boolean) => void;
}

/** The queue as a list: a click or Enter brings an idea to the front, Shift and a click on a box selects a range. */
export function QueueList({ session, selected, onOpen, onSelect }: QueueListProps) {
  return (
    <ol className="text-sm">
      {session.ideas.map((idea, at) => (
        <QueueRow
          key={idea.id}
          idea={idea}
          number={at + 1}
          current={idea.id === session.at}
          selected={selected.has(idea.id)}
          onOpen={onOpen}
          onSelect={onSelect}
        />
      ))}
    </ol>
  );
}

interface QueueRowProps extends Pick<QueueListProps, "onOpen" | "onSelect"> {
  idea: QueuedIdea;
  /** From 1. */
  number: number;
  current: boolean;
  selected: boolean;
}

function QueueRow({ idea, number, current, selected, onOpen, onSelect }: QueueRowProps) {
  const decided = idea.review_status !== "pending";
  return (
    <li
      aria-current={current ? "true" : undefined}
      className={`flex items-baseline gap-3 border-t border-rule py-1.5 ${current ? "bg-wash" : ""}`}
    >
      <input
        type="checkbox"
        aria-label={`Select ${idea.title}`}
        checked={selected}
        onChange={() => {}}
        onClick={(event: MouseEvent) => onSelect(idea.id, event.shiftKey)}
        className="ml-1 size-4 shrink-0 translate-y-0.5"
      />
      <span aria-hidden="true" className="figures w-7 shrink-0 text-right text-quiet">
        {number}
      </span>
      <span className="flex min-w-0 flex-1 flex-wrap items-baseline gap-x-3">
        <button
          type="button"
          dir="auto"
          onClick={() => onOpen(idea.id)}
          className={`min-h-6 min-w-0 text-start font-serif text-base leading-snug hover:text-accent hover:underline ${decided ? "text-quiet" : ""}`}
        >
          {idea.title}
        </button>
        {decided && <ReviewBadge project={idea} />}
      </span>
      <span className="figures mr-1 hidden shrink-0 text-right text-xs text-quiet sm:flex">
        <span className="w-14">idea {idea.idea_score}</span>
        <span className="w-28">complexity {idea.complexity_score}</span>
        <span className="w-24">{idea.novelty !== null && `novelty ${idea.novelty.toFixed(2)}`}</span>
      </span>
    </li>
  );
}
