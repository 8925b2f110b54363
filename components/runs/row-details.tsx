import Link from "next/link";
import type { ReactNode } from "react";
import { TooLike } from "@/components/ideas/too-like";
import type { Row } from "@/lib/contracts/types";
import { links } from "@/lib/view/links";
import { refusalReason } from "@/lib/view/run-result";

/** How an idea came about: what its row started from and refused, and how it was judged besides. */
export function RowDetails({ row }: { row: Row }) {
  const { problem_frame, inspirations, refused, rank, second_opinion, disagreement } = row;
  const isPlain = problem_frame === null && inspirations.length === 0 && refused.length === 0;
  if (isPlain && rank === null && second_opinion === null) return null;
  const told = [
    ...(rank === null ? [] : [`rank ${rank}`]),
    ...(disagreement ? [`judges ${disagreement} apart`] : []),
  ];
  return (
    <details className="mt-3 text-sm" data-testid="row-details">
      <summary className="figures min-h-6 text-quiet hover:text-accent">
        {["How it came about", ...told].join(" · ")}
      </summary>
      <dl className="mt-2 grid gap-x-6 gap-y-0.5 sm:grid-cols-[8.5rem_minmax(0,1fr)] sm:gap-y-2">
        {problem_frame !== null && (
          <Detail name="Kind of problem">
            <p dir="auto">{problem_frame}</p>
          </Detail>
        )}
        {inspirations.length > 0 && (
          <Detail name="Inspired by">
            <ul className="space-y-1">
              {inspirations.map((each) => (
                <Inspired key={each.project_id} {...each} />
              ))}
            </ul>
          </Detail>
        )}
        {refused.length > 0 && (
          <Detail name={refused.length === 1 ? "Refused candidate" : "Refused candidates"}>
            <ul className="space-y-1">
              {refused.map((each) => (
                <Refused key={each.candidate} {...each} />
              ))}
            </ul>
          </Detail>
        )}
        {rank !== null && (
          <Detail name="Rank in this run">
            <p className="figures">
              {rank}
              {row.absolute_idea_score !== null && `; scored ${row.absolute_idea_score} by itself`}
            </p>
          </Detail>
        )}
        {second_opinion && (
          <Detail name="Second judge">
            <SecondJudge {...second_opinion} disagreement={disagreement} />
          </Detail>
        )}
      </dl>
    </details>
  );
}

function Detail({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <dt className="text-quiet">{name}</dt>
      <dd className="min-w-0 max-sm:mb-2">{children}</dd>
    </>
  );
}

function Inspired({ project_id, title, purpose, far }: Row["inspirations"][number]) {
  return (
    <li>
      <Link href={links.project(project_id)} prefetch={false} className="link">
        <bdi>{title}</bdi>
      </Link>
      <span className="text-quiet">
        {far && " (from another field)"}
        {purpose !== "" && (
          <>
            : <bdi>{purpose}</bdi>
          </>
        )}
      </span>
    </li>
  );
}

function Refused({ title, idea_score, reasons, nearest, too_alike, kept }: Row["refused"][number]) {
  // What is told in full is not told by its reason as well.
  const rest = reasons.filter((reason) => too_alike.every((likeness) => likeness.reason !== reason));
  return (
    <li>
      <bdi>{title}</bdi>
      <span className="figures text-quiet">
        , idea score {idea_score}: {rest.map(refusalReason).join(", ")}
        {rest.length > 0 && too_alike.length > 0 && "; "}
        <TooLike likenesses={too_alike} nearest={nearest} />
        {kept && ". Kept, as none was better"}
      </span>
    </li>
  );
}

interface SecondJudgeProps extends NonNullable<Row["second_opinion"]> {
  disagreement: number | null;
}

function SecondJudge(opinion: SecondJudgeProps) {
  const { model, idea_score, complexity_score, idea_reasoning, disagreement, error } = opinion;
  return (
    <>
      <p className="figures">
        <bdi>{model}</bdi>
        {idea_score !== null && `: idea ${idea_score}`}
        {complexity_score !== null && `, complexity ${complexity_score}`}
        {disagreement === 0 && "; the same idea score"}
        {disagreement !== null && disagreement > 0 && `; idea scores ${disagreement} apart`}
      </p>
      {(error ?? idea_reasoning) && (
        <p dir="auto" className="text-quiet">
          {error ?? idea_reasoning}
        </p>
      )}
    </>
  );
}
