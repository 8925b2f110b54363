"use client";

import { Plus } from "lucide-react";
import Link from "next/link";
import { Figure } from "@/components/ui/figure";
import { useTriangleKeys } from "@/lib/client/explore/use-triangle-keys";
import type { TagGaps } from "@/lib/contracts/types";
import { projects } from "@/lib/view/amounts";
import { links } from "@/lib/view/links";

/** How many tags there is room for at a small and at a middling width; the list beside it has the other pairs. */
const NARROW = 8;
const MIDDLING = 16;

const shownFrom = (at: number) =>
  at < NARROW ? "" : at < MIDDLING ? "hidden sm:table-cell" : "hidden lg:table-cell";
const rowShownFrom = (at: number) =>
  at < NARROW ? "" : at < MIDDLING ? "hidden sm:table-row" : "hidden lg:table-row";

/** Every pair of frequent tags: how many projects combine it, and a way to the Designer where none does. */
export function GapMatrix({ gaps: { tags, pairs, gaps, projects: all } }: { gaps: TagGaps }) {
  const { cell, onKeyDown } = useTriangleKeys(tags.length);
  const counts = new Map(pairs.map(({ tags, count }) => [tags.join(" "), count]));
  const most = Math.max(1, ...counts.values());
  const rows = [
    ...gaps.map(({ tags: [one, other] }) => [<Pair key="" one={one} other={other} />, "never"]),
    ...pairs
      .toSorted((one, other) => one.count - other.count)
      .map(({ tags: [one, other], count }) => [<Pair key="" one={one} other={other} />, count]),
  ];
  return (
    <Figure
      heading="h2"
      title="The most frequent tags, in pairs"
      note={`A number is how many of ${projects(all)} combine both; a plus is a pair that none does.`}
      columns={["Pair", "Projects"]}
      rows={rows}
    >
      <table className="figures border-collapse text-xs">
        <caption className="sr-only">
          Projects that combine two tags. Arrow keys move between the cells.
        </caption>
        <thead>
          <tr>
            <td />
            {tags.slice(0, -1).map(({ tag }, at) => (
              <th key={tag} scope="col" className={`h-28 p-0 align-bottom font-normal ${shownFrom(at + 1)}`}>
                <bdi className="mx-auto mb-1 block h-28 w-6 truncate text-left leading-6 [writing-mode:vertical-rl] rotate-180">
                  {tag}
                </bdi>
              </th>
            ))}
          </tr>
        </thead>
        <tbody onKeyDown={onKeyDown}>
          {tags.slice(1).map(({ tag }, above) => {
            const row = above + 1;
            return (
              <tr key={tag} className={rowShownFrom(row)}>
                <th scope="row" className="max-w-28 truncate pr-2 text-right font-normal sm:max-w-40">
                  <bdi>{tag}</bdi>
                </th>
                {tags.slice(0, row).map(({ tag: other }, column) => {
                  const count = counts.get(`${other} ${tag}`) ?? 0;
                  return (
                    <td key={other} className={`border border-rule p-0 ${shownFrom(column + 1)}`}>
                      {count === 0 ? (
                        <Link
                          {...cell(row, column)}
                          href={links.designer({ tags: [other, tag] })}
                          prefetch={false}
                          aria-label={`${other} and ${tag}: never combined. Generate ideas on both`}
                          className="flex size-6 items-center justify-center text-accent hover:bg-accent hover:text-on-accent"
                        >
                          <Plus aria-hidden="true" className="size-3" strokeWidth={2} />
                        </Link>
                      ) : (
                        <Link
                          {...cell(row, column)}
                          href={links.projects({ tags: [other, tag], tags_match: "all" })}
                          prefetch={false}
                          aria-label={`${other} and ${tag}: ${projects(count)}`}
                          style={{ backgroundColor: shade(count / most) }}
                          className="flex size-6 items-center justify-center overflow-hidden hover:underline"
                        >
                          {count > 999 ? "∙" : count}
                        </Link>
                      )}
                    </td>
                  );
                })}
              </tr>
            );
          })}
        </tbody>
      </table>
    </Figure>
  );
}

/** Light enough for ink to be read on it in both themes. */
const shade = (share: number) =>
  `color-mix(in oklab, var(--accent) ${Math.round(6 + 24 * Math.sqrt(share))}%, var(--paper))`;

function Pair({ one, other }: { one: string; other: string }) {
  return (
    <>
      <bdi>{one}</bdi> + <bdi>{other}</bdi>
    </>
  );
}
