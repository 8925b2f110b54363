"use client";

import { useSearchParams } from "next/navigation";
import { useEffect, useRef, useState } from "react";
import { EmptyState } from "@/components/ui/empty-state";
import { Figure } from "@/components/ui/figure";
import { Timestamp } from "@/components/ui/timestamp";
import { clusterName } from "@/lib/client/explore/map-labels";
import { useMapPoints } from "@/lib/client/explore/use-map-points";
import { useMapView } from "@/lib/client/explore/use-map-view";
import type { ProjectMap as ProjectMapDto } from "@/lib/contracts/types";
import { projects } from "@/lib/view/amounts";
import type { MapPage } from "@/lib/view/explore-params";
import { links } from "@/lib/view/links";
import { clusterNumber } from "@/lib/view/map-query";
import { ClusterList } from "./cluster-list";
import { MapPicture } from "./map-picture";

interface ProjectMapProps {
  map: ProjectMapDto;
  page: MapPage;
}

/** The map, with a list of its clusters beside it: opening one goes there. */
export function ProjectMap({ map, page }: ProjectMapProps) {
  const view = useMapView();
  const points = useMapPoints(map, page, view.box);
  // Not the page's: after Back that is the one it was first asked for with.
  const cluster = clusterNumber(useSearchParams().get("cluster") ?? "");
  const [open, setOpen] = useState<number | null>(cluster === null ? null : cluster - 1);
  const [pointed, setPointed] = useState<number | null>(null);
  const first = useRef(true);
  const { show, showAll } = view;
  useEffect(() => {
    const box = open === null ? undefined : map.clusters[open]?.box;
    if (box) show(box);
    else if (!first.current) showAll();
    if (!first.current) {
      const next = links.explore({ ...page, cluster: open === null ? null : open + 1 });
      window.history.replaceState(null, "", next);
    }
    first.current = false;
  }, [open, map.clusters, page, show, showAll]);

  if (map.total === 0) {
    return (
      <EmptyState title="No project here">
        Nothing on the map matches.{" "}
        <a href={links.explore()} className="link">
          Show all projects
        </a>
        .
      </EmptyState>
    );
  }
  const shown = map.clusters.filter((cluster) => cluster.count > 0);
  return (
    <Figure
      heading="h2"
      title={`${projects(map.total)} in ${shown.length === 1 ? "one group" : `${shown.length} groups`}`}
      note={<MapNote map={map} />}
      columns={["Group", "Projects", "Across", "Down"]}
      rows={shown.map((cluster) => [
        <bdi key="">{clusterName(cluster)}</bdi>,
        cluster.count,
        `${Math.round(cluster.x / 100)} %`,
        `${Math.round(cluster.y / 100)} %`,
      ])}
    >
      <div className="grid items-start gap-x-10 gap-y-6 lg:grid-cols-[minmax(0,min(85dvh,100%-20rem))_minmax(0,1fr)]">
        <div className="lg:sticky lg:top-4">
          <MapPicture
            clusters={map.clusters}
            points={points}
            view={view}
            open={open}
            pointed={pointed}
            onPoint={setPointed}
          />
        </div>
        <ClusterList
          clusters={map.clusters}
          points={points}
          open={open}
          onOpen={setOpen}
          onPoint={setPointed}
        />
      </div>
    </Figure>
  );
}

function MapNote({ map: { sampled, placed, total, points, drawn_at } }: { map: ProjectMapDto }) {
  return (
    <>
      {placed > 0
        ? `Computed from ${projects(sampled)}; ${placed === 1 ? "one other is" : `the other ${placed} are`} placed by the nearest of these. `
        : "Computed from all of them. "}
      {points.ids.length < total && `${points.ids.length} are shown; zoom in to see the others. `}
      {drawn_at && (
        <>
          Drawn <Timestamp at={drawn_at} />.
        </>
      )}
    </>
  );
}
