import { Notice } from "@/components/ui/notice";
import type { ImportReport } from "@/lib/contracts/types";
import { amount, counted } from "@/lib/view/amounts";

/** What came of a file, and why records of it failed. */
export function ImportReportView({ report }: { report: ImportReport }) {
  const { read, added, known, failed, without_vector, set_aside, errors } = report;
  const parts = [
    known > 0 && `${amount(known)} known already`,
    failed > 0 && `${amount(failed)} failed`,
    set_aside > 0 && `${amount(set_aside)} of the sample corpus set aside`,
  ].filter(Boolean);
  return (
    <Notice role="status" title={`${counted(added, "project")} added of ${amount(read)}`}>
      {parts.length > 0 && <p>{parts.join(", ")}.</p>}
      {without_vector > 0 && <p>{counted(without_vector, "vector")} will be computed in the background.</p>}
      {errors.length > 0 && (
        <details className="mt-1">
          <summary className="min-h-6 hover:text-accent">What failed</summary>
          <ul className="mt-1 space-y-0.5">
            {errors.map(({ line, reason }) => (
              <li key={`${line} ${reason}`}>
                <span className="figures text-quiet">{line}:</span> <bdi>{reason}</bdi>
              </li>
            ))}
          </ul>
        </details>
      )}
    </Notice>
  );
}
