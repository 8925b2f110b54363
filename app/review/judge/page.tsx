import type { Metadata } from "next";
import { requireAdmin } from "@/app/require-admin";
import { DecisionChart } from "@/components/review/decision-chart";
import { ReviewNav } from "@/components/review/review-nav";
import { ThresholdTable } from "@/components/review/threshold-table";
import { EmptyState } from "@/components/ui/empty-state";
import { countReviewed } from "@/lib/review/count-reviewed";
import { readJudgements } from "@/lib/review/judgements";
import { ideas } from "@/lib/view/amounts";
import { noveltyBands, noveltyThresholds, scoreBands, scoreThresholds } from "@/lib/view/judgements";
import { links } from "@/lib/view/links";

export const metadata: Metadata = { title: "Judge the judge" };

/** What admins decided against what the judge said, so that a threshold can be chosen. */
export default async function JudgePage() {
  await requireAdmin(links.reviewJudge());
  const [judgements, counts] = await Promise.all([readJudgements(), countReviewed()]);
  const { decided } = judgements;
  if (decided === 0)
    return (
      <>
        <ReviewNav title="Judge the judge" counts={counts} />
        <EmptyState title="Nothing decided yet">
          Once ideas have been approved and rejected, this page shows how far the judge agrees.
        </EmptyState>
      </>
    );
  return (
    <>
      <ReviewNav title="Judge the judge" counts={counts} />
      <p className="mb-8 max-w-prose text-quiet">
        {ideas(decided)} decided. Scores are those that the judge gave, whatever an admin has made of them
        since.
      </p>
      <div className="grid gap-x-12 gap-y-12 lg:grid-cols-2">
        <DecisionChart title="By the judge’s idea score" unit="Score" bands={scoreBands(judgements)} />
        <ThresholdTable
          title="If only ideas of at least this score were kept"
          unit="Score"
          thresholds={scoreThresholds(judgements)}
        />
        <DecisionChart title="By novelty" unit="Novelty" bands={noveltyBands(judgements)} />
        <ThresholdTable
          title="If only ideas of at least this novelty were kept"
          unit="Novelty"
          thresholds={noveltyThresholds(judgements)}
        />
      </div>
    </>
  );
}
