import { useId } from "react";
import { SectionHeading } from "@/components/ui/section-heading";
import { bestThreshold, percent, type Threshold } from "@/lib/view/judgements";

interface ThresholdTableProps {
  title: string;
  unit: string;
  thresholds: readonly Threshold[];
}

/** What each threshold would have kept; the one that balances best is marked. */
export function ThresholdTable({ title, unit, thresholds }: ThresholdTableProps) {
  const id = useId();
  const best = bestThreshold(thresholds);
  return (
    <section aria-labelledby={id}>
      <SectionHeading id={id}>{title}</SectionHeading>
      <p className="mt-1 mb-3 text-xs text-quiet">
        Precision: approved, of those kept. Recall: kept, of those approved.
      </p>
      <table className="figures w-full text-right text-xs whitespace-nowrap sm:text-sm">
        <caption className="sr-only">{title}</caption>
        <thead className="text-quiet">
          <tr>
            {[unit, "Approved", "Others", "Precision", "Recall"].map((name, at) => (
              <th key={name} scope="col" className={`py-1 font-normal ${at === 0 ? "text-left" : ""}`}>
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {thresholds.map((threshold) => (
            <tr
              key={threshold.label}
              className={`border-t border-rule ${threshold === best ? "bg-wash font-semibold" : ""}`}
            >
              <th scope="row" className={`py-1 text-left ${threshold === best ? "" : "font-normal"}`}>
                {threshold.label}
                {threshold === best && (
                  <span className="ml-2 text-xs font-normal text-accent">
                    best<span className="max-sm:sr-only"> balance</span>
                  </span>
                )}
              </th>
              <td className="py-1">{threshold.approvedKept}</td>
              <td className="py-1">{threshold.rejectedKept}</td>
              <td className="py-1">{percent(threshold.precision)}</td>
              <td className="py-1">{percent(threshold.recall)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
