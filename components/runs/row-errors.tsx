import type { RowFailure } from "@/lib/contracts/types";
import { rowStage } from "@/lib/view/text";

/** The failed ideas: which, why, at what stage, and whether a retry may help. */
export function RowErrors({ errors }: { errors: readonly RowFailure[] }) {
  if (errors.length === 0) return null;
  return (
    <section aria-labelledby="failed">
      <h2 id="failed" className="mb-2 font-semibold">
        {errors.length === 1 ? "1 idea failed" : `${errors.length} ideas failed`}
      </h2>
      <ul>
        {errors.map(({ row, error, stage, retryable }) => (
          <li
            key={row}
            data-testid="row-error"
            className="grid gap-x-8 border-t border-rule py-2.5 text-sm sm:grid-cols-[9.5rem_minmax(0,1fr)]"
          >
            {/* People count from 1, the API from 0. */}
            <p className="figures font-semibold text-danger">
              Idea {row + 1} <span className="font-normal text-quiet">(row {row})</span>
            </p>
            <div className="max-w-prose min-w-0">
              <p dir="auto">{error}</p>
              <p className="text-quiet">
                While {rowStage(stage)}. {retryable ? "A retry may help." : "A retry will not help."}
              </p>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
