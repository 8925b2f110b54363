import type { Change } from "@/lib/client/review/word-diff";

interface DiffTextProps {
  changes: readonly Change[];
  /** What a screen reader says of what only the first text has, and of what only the second has. */
  removed?: string;
  added?: string;
}

/** Two texts in one: what only the first has is struck through, what only the second has is bold. */
export function DiffText({ changes, removed = "removed", added = "added" }: DiffTextProps) {
  return (
    <span dir="auto">
      {changes.map(({ kind, text }, at) => {
        // biome-ignore lint/suspicious/noArrayIndexKey: the stretches of one comparison never move
        if (kind === "same") return <span key={at}>{text}</span>;
        const Mark = kind === "added" ? "ins" : "del";
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: the stretches of one comparison never move
          <Mark key={at} className={`diff-${kind}`}>
            <span className="sr-only"> [{kind === "added" ? added : removed}: </span>
            {text}
            <span className="sr-only">] </span>
          </Mark>
        );
      })}
    </span>
  );
}
