import Link from "next/link";
import type { ReactNode } from "react";
import { TooLike } from "@/components/ideas/too-like";
import { TagLine } from "@/components/ui/tag-line";
import { TagWords } from "@/components/ui/tag-words";
import type { Row } from "@/lib/contracts/types";
import { links } from "@/lib/view/links";
import type { SheetColumn } from "@/lib/view/sheet";

/** What a column of a row holds so far; nothing where it is empty. */
export function CellValue({ row, column }: { row: Row; column: SheetColumn }) {
  const value = contentOf(row, column);
  return value && <div className="mt-4 space-y-2 text-sm">{value}</div>;
}

function contentOf(row: Row, column: SheetColumn): ReactNode {
  switch (column) {
    case "sampled":
      return <Samples row={row} />;
    case "project_idea":
      return row.project_idea && <Written>{row.project_idea}</Written>;
    case "metadata":
      return row.metadata && <Texts row={row} metadata={row.metadata} />;
    case "idea_quality":
      return row.idea_quality && <Scored quality={row.idea_quality} asked={row.target_complexity} />;
    case "embedding":
      return row.novelty !== null && <Compared row={row} novelty={row.novelty} />;
    case "saving":
      return (
        row.project_id !== null && (
          <Link href={links.project(row.project_id)} prefetch={false} className="link">
            Its project
          </Link>
        )
      );
  }
}

const Written = ({ children }: { children: ReactNode }) => (
  <p dir="auto" className="font-serif text-base whitespace-pre-wrap">
    {children}
  </p>
);

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="grid gap-x-4 sm:grid-cols-[8.5rem_minmax(0,1fr)]">
      <dt className="text-quiet">{name}</dt>
      <dd className="min-w-0">{children}</dd>
    </div>
  );
}

function Samples({ row }: { row: Row }) {
  return (
    <dl className="space-y-1">
      <Fact name="Main tag">
        <bdi>{row.primary_tag}</bdi>
      </Fact>
      <Fact name="With">
        <TagWords tags={row.secondary_tags} />
        {row.exploring && <span className="text-quiet"> (a pair nobody has combined yet)</span>}
      </Fact>
      <Fact name="For">
        <bdi>{row.target_audience}</bdi>
      </Fact>
      <Fact name="Complexity asked">{row.target_complexity} of 10</Fact>
      {row.problem_frame && (
        <Fact name="Kind of problem">
          <bdi>{row.problem_frame}</bdi>
        </Fact>
      )}
    </dl>
  );
}

function Texts({ row, metadata }: { row: Row; metadata: NonNullable<Row["metadata"]> }) {
  return (
    <>
      <p dir="auto" className="font-serif text-lg font-semibold">
        {metadata.title}
      </p>
      <Written>{metadata.short_description}</Written>
      <Written>{metadata.description}</Written>
      <TagLine tags={metadata.hashtags} />
      {row.relaxed_wishes.length > 0 && (
        <p dir="auto" className="text-quiet">
          Kept all the same: {row.relaxed_wishes.join("; ")}
        </p>
      )}
    </>
  );
}

interface ScoredProps {
  quality: NonNullable<Row["idea_quality"]>;
  asked: number;
}

function Scored({ quality, asked }: ScoredProps) {
  return (
    <dl className="space-y-2">
      <Fact name={`Idea score ${quality.idea_score} of 10`}>
        <span dir="auto">{quality.idea_reasoning}</span>
      </Fact>
      <Fact name={`Complexity ${quality.complexity_score} of 10`}>
        <span className="text-quiet">Asked for {asked}. </span>
        <span dir="auto">{quality.complexity_reasoning}</span>
      </Fact>
    </dl>
  );
}

function Compared({ row, novelty }: { row: Row; novelty: number }) {
  return (
    <>
      <p className="figures">
        Novelty {novelty.toFixed(2)} of 1
        {row.nearest && (
          <>
            ; the nearest is{" "}
            <TooLike likenesses={[{ reason: "similar", ...row.nearest }]} nearest={row.nearest} />
          </>
        )}
        .
      </p>
      {row.too_alike.length > 0 && (
        <p className="text-caution">
          <TooLike likenesses={row.too_alike} nearest={row.nearest} />
        </p>
      )}
    </>
  );
}
