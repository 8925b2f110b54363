import { useId } from "react";
import { SectionHeading } from "@/components/ui/section-heading";
import { SCORE } from "@/lib/contracts/limits";

interface ScoreHistogramProps {
  title: string;
  /** Ideas with each score, the lowest first. */
  counts: readonly number[];
}

const WIDTH = 400;
const HEIGHT = 132;
const FLOOR = 112;
/** Above the highest bar, for its number. */
const CEILING = 16;

/** How many ideas were given each score. The numbers stand above the bars. */
export function ScoreHistogram({ title, counts }: ScoreHistogramProps) {
  const id = useId();
  const most = Math.max(1, ...counts);
  const step = WIDTH / counts.length;
  const told = counts
    .map((count, at) => ({ score: at + SCORE.min, count }))
    .filter(({ count }) => count > 0)
    .map(({ score, count }) => `${score}: ${count}`);
  return (
    <section aria-labelledby={id}>
      <SectionHeading id={id} className="mb-2">
        {title}
      </SectionHeading>
      <svg
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        className="chart-scaled w-full max-w-lg"
        role="img"
        aria-label={`${title}, ideas with each score. ${told.join(", ") || "None"}.`}
      >
        <line x1="0" x2={WIDTH} y1={FLOOR} y2={FLOOR} className="chart-axis" />
        {counts.map((count, at) => {
          const height = (count / most) * (FLOOR - CEILING);
          const middle = (at + 0.5) * step;
          const score = at + SCORE.min;
          return (
            <g key={score}>
              {count > 0 && (
                <>
                  <rect
                    x={middle - step * 0.3}
                    y={FLOOR - height}
                    width={step * 0.6}
                    height={height}
                    className="chart-bar"
                  />
                  <text x={middle} y={FLOOR - height - 5} className="chart-text" textAnchor="middle">
                    {count}
                  </text>
                </>
              )}
              <text x={middle} y={FLOOR + 15} className="chart-text" textAnchor="middle">
                {score}
              </text>
            </g>
          );
        })}
      </svg>
    </section>
  );
}
