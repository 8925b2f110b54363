import { useId } from "react";
import { SectionHeading } from "@/components/ui/section-heading";
import type { Band } from "@/lib/view/judgements";

interface DecisionChartProps {
  title: string;
  /** What the bands are of. */
  unit: string;
  bands: readonly Band[];
}

const PARTS = [
  { part: "approved", label: "Approved" },
  { part: "rejected", label: "Rejected" },
  { part: "duplicate", label: "Duplicate" },
] as const;

const WIDTH = 400;
const ROW = 24;
const LABEL = 84;
const BAR = 12;

/** Decisions as bars, one for each band, and the same figures as a table. */
export function DecisionChart({ title, unit, bands }: DecisionChartProps) {
  const id = useId();
  const most = Math.max(
    1,
    ...bands.map(({ approved, rejected, duplicate }) => approved + rejected + duplicate),
  );
  const scale = (count: number) => (count / most) * (WIDTH - LABEL - 36);
  return (
    <section aria-labelledby={id}>
      <SectionHeading id={id}>{title}</SectionHeading>
      <p className="mt-1 mb-3 flex flex-wrap gap-x-5 text-xs text-quiet" aria-hidden="true">
        {PARTS.map(({ part, label }) => (
          <span key={part} className="inline-flex items-center gap-1.5">
            <svg className={`chart-${part} size-3`} viewBox="0 0 12 12" aria-hidden="true">
              <rect x="0.5" y="0.5" width="11" height="11" />
            </svg>
            {label}
          </span>
        ))}
      </p>
      <svg
        viewBox={`0 0 ${WIDTH} ${bands.length * ROW}`}
        className="chart-scaled w-full max-w-lg"
        role="img"
        aria-label={`${title}. The table below has the figures.`}
      >
        {bands.map((band, at) => {
          const middle = at * ROW + ROW / 2;
          const total = band.approved + band.rejected + band.duplicate;
          let from = LABEL;
          return (
            <g key={band.label}>
              <text
                x={LABEL - 8}
                y={middle}
                className="chart-text"
                textAnchor="end"
                dominantBaseline="central"
              >
                {band.label}
              </text>
              <line x1={LABEL} x2={LABEL} y1={at * ROW} y2={(at + 1) * ROW} className="chart-axis" />
              {PARTS.map(({ part }) => {
                const width = scale(band[part]);
                const x = from;
                from += width;
                if (width === 0) return null;
                return (
                  <rect
                    key={part}
                    x={x}
                    y={middle - BAR / 2}
                    width={width}
                    height={BAR}
                    className={`chart-${part}`}
                  />
                );
              })}
              {total > 0 && (
                <text x={from + 6} y={middle} className="chart-text" dominantBaseline="central">
                  {total}
                </text>
              )}
            </g>
          );
        })}
      </svg>
      <details className="mt-3 text-sm">
        <summary className="min-h-6 text-quiet hover:text-accent">As a table</summary>
        <table className="figures mt-2 w-full max-w-lg text-right text-xs whitespace-nowrap sm:text-sm">
          <caption className="sr-only">{title}</caption>
          <thead className="text-quiet">
            <tr>
              <th scope="col" className="py-1 text-left font-normal">
                {unit}
              </th>
              {PARTS.map(({ part, label }) => (
                <th key={part} scope="col" className="py-1 font-normal">
                  {label}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {bands.map((band) => (
              <tr key={band.label} className="border-t border-rule">
                <th scope="row" className="py-1 text-left font-normal">
                  {band.label}
                </th>
                {PARTS.map(({ part }) => (
                  <td key={part} className="py-1">
                    {band[part]}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </section>
  );
}
