"use client";

import Link from "next/link";
import { useMemo, useState } from "react";
import { clusterName } from "@/lib/client/explore/map-labels";
import type { ProjectMap } from "@/lib/contracts/types";
import { links } from "@/lib/view/links";

const AT_FIRST = 10;
const MORE = 20;

interface ClusterListProps {
  clusters: ProjectMap["clusters"];
  points: ProjectMap["points"];
  /** The one that is open. */
  open: number | null;
  onOpen: (cluster: number | null) => void;
  /** A project that the reader is at. */
  onPoint: (id: number | null) => void;
}

/** The clusters, each with its projects, those in its middle first. */
export function ClusterList({ clusters, points, open, onOpen, onPoint }: ClusterListProps) {
  const members = useMemo(() => membersOf(clusters, points), [clusters, points]);
  return (
    <ul aria-label="Groups" className="border-t border-rule">
      {clusters.map((cluster, at) =>
        cluster.count === 0 ? null : (
          // biome-ignore lint/suspicious/noArrayIndexKey: the points name clusters by their places
          <li key={at} className="border-b border-rule">
            <details
              open={open === at}
              onToggle={({ currentTarget }) => {
                if (currentTarget.open !== (open === at)) onOpen(currentTarget.open ? at : null);
              }}
            >
              <summary className="flex min-h-8 items-baseline py-1 hover:text-accent">
                <span className="min-w-0 flex-1 font-serif">
                  <bdi>{clusterName(cluster)}</bdi>
                </span>
                <span className="figures pl-2 text-sm text-quiet">
                  {cluster.count}
                  <span className="sr-only"> projects</span>
                </span>
              </summary>
              <Members places={members[at] ?? []} points={points} count={cluster.count} onPoint={onPoint} />
            </details>
          </li>
        ),
      )}
    </ul>
  );
}

interface MembersProps extends Pick<ClusterListProps, "points" | "onPoint"> {
  places: number[];
  count: number;
}

function Members({ places, points, count, onPoint }: MembersProps) {
  const [shown, setShown] = useState(AT_FIRST);
  return (
    <div className="pb-3 pl-6 text-sm">
      <ul>
        {places.slice(0, shown).map((at) => {
          const id = points.ids[at] ?? 0;
          return (
            <li key={id}>
              <Link
                href={links.project(id)}
                prefetch={false}
                dir="auto"
                onFocus={() => onPoint(id)}
                onBlur={() => onPoint(null)}
                onPointerEnter={() => onPoint(id)}
                onPointerLeave={() => onPoint(null)}
                className="block min-h-6 py-0.5 text-quiet hover:text-accent"
              >
                {points.titles[at]}
              </Link>
            </li>
          );
        })}
      </ul>
      {places.length > shown && (
        <button
          type="button"
          onClick={() => setShown(shown + MORE)}
          className="mt-1 min-h-6 underline decoration-edge underline-offset-4 hover:text-accent"
        >
          Show {Math.min(MORE, places.length - shown)} more
        </button>
      )}
      {places.length < count && places.length <= shown && (
        <p className="mt-1 text-quiet">{count - places.length} more show as you zoom in.</p>
      )}
    </div>
  );
}

function membersOf(clusters: ProjectMap["clusters"], points: ProjectMap["points"]): number[][] {
  const members: number[][] = clusters.map(() => []);
  for (const [at, cluster] of points.clusters.entries()) members[cluster]?.push(at);
  return members.map((places, cluster) => {
    const { x = 0, y = 0 } = clusters[cluster] ?? {};
    const distance = (at: number) => Math.hypot((points.xs[at] ?? 0) - x, (points.ys[at] ?? 0) - y);
    return places.toSorted((one, other) => distance(one) - distance(other));
  });
}
