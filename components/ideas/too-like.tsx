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

/** What an idea is too like and in what, in one line: "similar to A; same purpose as B". */
export function TooLike({ likenesses, nearest }: TooLikeProps) {
  return likenesses.map(({ reason, title }, at) => {
    const id = nearest?.title === title ? nearest.project_id : null;
    return (
      // Two of one reason may have one title.
      // biome-ignore lint/suspicious/noArrayIndexKey: the list never changes
      <Fragment key={at}>
        {at > 0 && "; "}
        {LIKENESS[reason]}{" "}
        {id === null ? (
          <bdi>“{title}”</bdi>
        ) : (
          <Link href={links.project(id)} className="link">
            <bdi>{title}</bdi>
          </Link>
        )}
      </Fragment>
    );
  });
}
