import type { ReactNode } from "react";

interface ExplainedScoreProps {
  name: string;
  /** The figure as printed. */
  figure: string;
  /** The whole for screen readers. */
  spoken: string;
  /** How far the bar is filled, 0 to 1. */
  fraction: number;
  /** What this score says by the scale; null where the scale has no words. */
  meaning: string | null;
  legendTitle: string;
  legend: ReactNode;
  children?: ReactNode;
}

/** A score with what it means, more about it in `children`, and its legend. */
export function ExplainedScore({
  name,
  figure,
  spoken,
  fraction,
  meaning,
  legendTitle,
  legend,
  children,
}: ExplainedScoreProps) {
  return (
    <div className="grid grid-cols-[4.75rem_minmax(0,1fr)] gap-x-5">
      <div>
        <h3 className="text-sm">
          <span className="sr-only">{spoken}</span>
          <span aria-hidden="true" className="font-normal text-quiet">
            {name}
          </span>
        </h3>
        <p aria-hidden="true" className="figures text-3xl leading-none font-semibold">
          {figure}
        </p>
        <p aria-hidden="true" className="relative mt-2.5 h-px bg-rule forced-colors:bg-[color:GrayText]">
          <span
            className="absolute inset-y-[-0.5px] left-0 bg-ink forced-colors:bg-[color:CanvasText]"
            style={{ width: `${100 * Math.min(1, Math.max(0, fraction))}%` }}
          />
        </p>
      </div>
      <div className="min-w-0 space-y-1">
        {meaning !== null && <p className="font-medium first-letter:uppercase">{meaning}</p>}
        {children}
        <details className="text-sm text-quiet print:hidden">
          <summary className="min-h-6 hover:text-accent">{legendTitle}</summary>
          {legend}
        </details>
      </div>
    </div>
  );
}
