import Link from "next/link";
import { Fragment } from "react";
import type { TooAlike } from "@/lib/contracts/types";
import { links } from "@/lib/view/links";
import { LIKENESS } from "@/lib/view/run-result";

interface TooLikeProps {
  likenesses: readonly Pick<TooAlike, "reason" | "title">[];
  /** Where the project is that has one of these titles. */
  nearest: { project_id: number | null; title: string } | null;
}

const REASONS = Object.keys(LIKENESS) as TooAlike["reason"][];

/** What an idea is too like and in what, in one line: "similar to A; same purpose as B, C". */
export function TooLike({ likenesses, nearest }: TooLikeProps) {
  const groups = REASONS.map((reason) => {
    const titles = likenesses.filter((each) => each.reason === reason).map(({ title }) => title);
    return { reason, titles: [...new Set(titles)] };
  }).filter(({ titles }) => titles.length > 0);
  return groups.map(({ reason, titles }, at) => (
    <Fragment key={reason}>
      {at > 0 && "; "}
      {LIKENESS[reason]}{" "}
      {titles.map((title, place) => (
        <Fragment key={title}>
          {place > 0 && ", "}
          <Title title={title} id={nearest?.title === title ? nearest.project_id : null} />
        </Fragment>
      ))}
    </Fragment>
  ));
}

/** A link where it is known to which project. */
function Title({ title, id }: { title: string; id: number | null }) {
  if (id === null) return <bdi>“{title}”</bdi>;
  return (
    <Link href={links.project(id)} prefetch={false} className="link">
      <bdi>{title}</bdi>
    </Link>
  );
}
