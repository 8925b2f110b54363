interface ScoresProps {
  ideaScore: number;
  complexityScore: number;
  /** 1 − the highest cosine to any other idea at the time; null where it was not measured. */
  novelty: number | null;
  /** What it was compared with, where that is not everything. */
  noveltyNote: string | null;
}

/** How an idea was judged, and how far it is from the others. */
export function Scores({ ideaScore, complexityScore, novelty, noveltyNote }: ScoresProps) {
  return (
    <div className="flex flex-wrap gap-x-5 gap-y-1 sm:flex-col">
      <ScoreBar
        label="Idea"
        figure={`${ideaScore}`}
        fraction={ideaScore / 10}
        spoken={`Idea score: ${ideaScore} of 10`}
      />
      <ScoreBar
        label="Complexity"
        figure={`${complexityScore}`}
        fraction={complexityScore / 10}
        spoken={`Complexity score: ${complexityScore} of 10`}
      />
      {novelty !== null && (
        <ScoreBar
          label="Novelty"
          figure={novelty.toFixed(2)}
          fraction={novelty}
          spoken={`Novelty: ${novelty.toFixed(2)} of 1`}
        />
      )}
      {noveltyNote !== null && <p className="text-xs text-quiet">{noveltyNote}</p>}
    </div>
  );
}

interface ScoreBarProps {
  label: string;
  /** The figure as printed. */
  figure: string;
  /** How far the bar is filled, 0 to 1. */
  fraction: number;
  /** The whole for screen readers. */
  spoken: string;
}

/** A figure with a thin bar; on a narrow page the figure alone. */
function ScoreBar({ label, figure, fraction, spoken }: ScoreBarProps) {
  return (
    <p className="text-xs text-quiet">
      <span aria-hidden="true" className="flex items-baseline gap-1.5 whitespace-nowrap sm:gap-2">
        <span className="sm:w-[4.5rem]">{label}</span>
        <span className="figures text-sm font-semibold text-ink sm:w-8 sm:text-right">{figure}</span>
        <span className="relative hidden h-px w-10 self-center bg-rule sm:block">
          <span
            className="absolute inset-y-[-0.5px] left-0 bg-ink"
            style={{ width: `${100 * Math.min(1, Math.max(0, fraction))}%` }}
          />
        </span>
      </span>
      <span className="sr-only">{spoken}</span>
    </p>
  );
}
