interface MeasureProps {
  label: string;
  /** The figure as printed. */
  figure: string;
  /** How far the hairline is filled, 0 to 1. */
  share: number;
  /** The same for those who hear it. */
  spoken: string;
}

/** A figure and a hairline filled as far; on a narrow page the figure alone. */
export function Measure({ label, figure, share, spoken }: MeasureProps) {
  return (
    <p className="text-xs text-quiet">
      <span aria-hidden="true" className="flex items-baseline gap-1.5 whitespace-nowrap sm:gap-2">
        <span className="sm:w-[4.5rem]">{label}</span>
        <span className="figures text-sm font-semibold text-ink sm:w-8 sm:text-right">{figure}</span>
        <span className="relative hidden h-px w-10 self-center bg-rule sm:block">
          <span
            className="absolute inset-y-[-0.5px] left-0 bg-ink"
            style={{ width: `${100 * Math.min(1, Math.max(0, share))}%` }}
          />
        </span>
      </span>
      <span className="sr-only">{spoken}</span>
    </p>
  );
}
