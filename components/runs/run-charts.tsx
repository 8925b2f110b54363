"use client";

import { useQuery } from "@tanstack/react-query";
import dynamic from "next/dynamic";
import { Figure } from "@/components/ui/figure";
import { SectionHeading } from "@/components/ui/section-heading";
import { queryOf } from "@/lib/client/http";
import { isFinished } from "@/lib/contracts/run-state";
import type { ColumnFigures, Row, RunStatus } from "@/lib/contracts/types";
import { amount, duration } from "@/lib/view/amounts";
import { columnName } from "@/lib/view/columns";
import { complexityPairs, meanOf, noveltyCounts, scoreCounts, scoredRows } from "@/lib/view/run-figures";

/** As high as every chart, so that nothing moves when they are there. */
const Waiting = () => <div className="h-48" />;
/** The library of charts is loaded only where one is drawn. Where it cannot be, the tables tell the same. */
const BarsChart = dynamic(
  () =>
    import("./bars-chart").then(
      ({ BarsChart }) => BarsChart,
      () => Waiting,
    ),
  {
    ssr: false,
    loading: Waiting,
  },
);
const PairsChart = dynamic(
  () =>
    import("./pairs-chart").then(
      ({ PairsChart }) => PairsChart,
      () => Waiting,
    ),
  {
    ssr: false,
    loading: Waiting,
  },
);

interface RunChartsProps {
  status: RunStatus;
  rows: readonly Row[];
}

/** What came of a run, once it has ended: how its ideas were judged, and what each column cost. */
export function RunCharts({ status, rows }: RunChartsProps) {
  const finished = isFinished(status);
  const figures = useQuery({
    ...queryOf("getRunFigures", { params: { task_id: status.task_id } }),
    enabled: finished,
  });
  const ideas = scoredRows(rows);
  const columns = figures.data?.columns ?? [];
  if (!finished || (ideas.length === 0 && columns.length === 0)) return null;
  return (
    <section aria-labelledby="figures" className="border-t border-ink pt-4">
      <SectionHeading id="figures" className="mb-4">
        Figures
      </SectionHeading>
      <div className="figures space-y-10">
        {ideas.length > 0 && <IdeaFigures rows={ideas} />}
        {columns.length > 0 && <CostFigures columns={columns} />}
      </div>
    </section>
  );
}

function IdeaFigures({ rows }: { rows: ReturnType<typeof scoredRows> }) {
  const scores = scoreCounts(rows);
  const pairs = complexityPairs(rows);
  const novelty = noveltyCounts(rows);
  const measured = novelty.reduce((sum, { count }) => sum + count, 0);
  const apart = meanOf(rows.map(({ asked, judged }) => Math.abs(asked - judged)));
  return (
    <div className="grid gap-x-12 gap-y-10 md:grid-cols-2 lg:grid-cols-3">
      <Figure
        title="Idea scores"
        note={`Average ${meanOf(rows.map(({ score }) => score)).toFixed(1)} of 10.`}
        columns={["Score", "Ideas"]}
        rows={scores.map(({ score, count }) => [score, count])}
      >
        <BarsChart data={scores.map(({ score, count }) => ({ name: String(score), first: count }))} />
      </Figure>
      <Figure
        title="Complexity, asked and judged"
        note={`Asked from left to right, judged upwards; on average ${apart.toFixed(1)} apart.`}
        columns={["Asked", "Judged", "Ideas"]}
        rows={pairs.map(({ asked, judged, count }) => [asked, judged, count])}
      >
        <PairsChart data={pairs} />
      </Figure>
      {measured > 0 && (
        <Figure
          title="Novelty"
          note="How unlike the nearest other idea or project each one is, 0 to 1."
          columns={["Novelty", "Ideas"]}
          rows={novelty.map(({ range, count }) => [range, count])}
        >
          <BarsChart data={novelty.map(({ from, count }) => ({ name: from, first: count }))} />
        </Figure>
      )}
    </div>
  );
}

const nameOf = ({ column }: ColumnFigures) => columnName(column);

function CostFigures({ columns }: { columns: readonly ColumnFigures[] }) {
  const calls = columns.reduce((sum, column) => sum + column.calls, 0);
  const seconds = columns.reduce((sum, column) => sum + column.seconds, 0);
  return (
    <div className="grid gap-x-12 gap-y-10 md:grid-cols-2">
      <Figure
        title="Tokens by column"
        note="Solid is what the models read, faint what they wrote."
        columns={["Column", "Read", "Written"]}
        rows={columns.map((column) => [
          nameOf(column),
          amount(column.prompt_tokens),
          amount(column.completion_tokens),
        ])}
      >
        <BarsChart
          sideways
          data={columns.map((column) => ({
            name: nameOf(column),
            first: column.prompt_tokens,
            second: column.completion_tokens,
          }))}
        />
      </Figure>
      <Figure
        title="Time by column"
        note={`Seconds of waiting: ${duration(seconds * 1000)} in ${amount(calls)} calls, some of them at once.`}
        columns={["Column", "Calls", "Not usable", "Seconds"]}
        rows={columns.map((column) => [
          nameOf(column),
          amount(column.calls),
          amount(column.failed_calls),
          column.seconds.toFixed(1),
        ])}
      >
        <BarsChart
          sideways
          data={columns.map((column) => ({
            name: nameOf(column),
            first: Math.round(column.seconds * 10) / 10,
          }))}
        />
      </Figure>
    </div>
  );
}
