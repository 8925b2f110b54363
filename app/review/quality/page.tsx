import type { Metadata } from "next";
import Link from "next/link";
import { Suspense } from "react";
import { requireAdmin } from "@/app/require-admin";
import { FigureTable } from "@/components/review/figure-table";
import { QualityScope } from "@/components/review/quality-scope";
import { ReviewNav } from "@/components/review/review-nav";
import { ScoreHistogram } from "@/components/review/score-histogram";
import { EmptyState } from "@/components/ui/empty-state";
import { Notice } from "@/components/ui/notice";
import { Skeleton } from "@/components/ui/skeleton";
import type { Quality } from "@/lib/contracts/quality";
import { DomainError } from "@/lib/core/errors";
import { countReviewed } from "@/lib/review/count-reviewed";
import { readQuality } from "@/lib/review/quality";
import { listRuns } from "@/lib/runs/list-runs";
import { ideas } from "@/lib/view/amounts";
import { links } from "@/lib/view/links";
import { readQualityPage } from "@/lib/view/review-params";

export const metadata: Metadata = { title: "Quality" };

/** Runs to choose from, the latest. */
const RUNS = 50;

interface QualityPageProps {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

/** The figures of a run's ideas, or of all of them. Measuring takes seconds, so the rest of the page comes first. */
export default async function QualityPage({ searchParams }: QualityPageProps) {
  const run = readQualityPage(await searchParams).run || null;
  await requireAdmin(links.reviewQuality({ run }));
  const [{ runs }, counts] = await Promise.all([listRuns({ limit: RUNS, offset: 0 }), countReviewed()]);
  return (
    <>
      <ReviewNav title="Quality" counts={counts} />
      <QualityScope key={run} runs={runs} run={run} />
      <Suspense
        key={run ?? ""}
        fallback={<Skeleton entries={3} label="Loading: the ideas are being measured" />}
      >
        <Figures run={run} />
      </Suspense>
    </>
  );
}

async function Figures({ run }: { run: string | null }) {
  const quality = await measured(run);
  if ("failed" in quality)
    return (
      <Notice tone="danger" title="The ideas were not measured" role="status">
        {quality.failed}
      </Notice>
    );
  const { scope, scores } = quality;
  if (scope.ideas === 0)
    return (
      <EmptyState title="Nothing to measure yet">
        {run === null ? "Once runs have saved ideas" : "Once the run has saved ideas"}, their figures stand
        here.
      </EmptyState>
    );
  return (
    <>
      <Scope scope={scope} />
      <FigureTable quality={quality} />
      <div className="mt-10 grid gap-x-12 gap-y-8 lg:grid-cols-2">
        <ScoreHistogram title="The judge’s idea scores" counts={scores.idea} />
        <ScoreHistogram title="The judge’s complexity scores" counts={scores.complexity} />
      </div>
    </>
  );
}

/** What went wrong is a sentence for the page; what nobody expected is not caught. */
async function measured(run: string | null): Promise<Quality | { failed: string }> {
  try {
    return await readQuality(run ?? undefined);
  } catch (error) {
    if (error instanceof DomainError) return { failed: error.message };
    throw error;
  }
}

function Scope({ scope: { run, ideas: measured, of, cosine, resamples } }: Pick<Quality, "scope">) {
  return (
    <p className="mb-6 max-w-prose text-quiet">
      {measured < of ? `The latest ${measured} of ${ideas(of)}` : ideas(measured)}
      {run !== null && (
        <>
          {" "}
          of{" "}
          <Link href={links.run(run)} prefetch={false} className="link">
            this run
          </Link>
        </>
      )}
      . Two count as the same from a cosine of {cosine.toFixed(2)}. Intervals are what {resamples} draws of as
      many rows, with repetition, come to in 95&nbsp;% of cases.
    </p>
  );
}
