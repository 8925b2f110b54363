import type { Metadata } from "next";
import { ExploreNav } from "@/components/explore/explore-nav";
import { MapFilters } from "@/components/explore/map-filters";
import { MapRenewal } from "@/components/explore/map-renewal";
import { NothingToExplore } from "@/components/explore/nothing-to-explore";
import { ProjectMap } from "@/components/explore/project-map";
import { EmptyState } from "@/components/ui/empty-state";
import { Notice } from "@/components/ui/notice";
import { ENDPOINTS } from "@/lib/contracts";
import { getProjectMap } from "@/lib/explore/project-map";
import { readMapPage } from "@/lib/view/explore-params";
import { mapQuery } from "@/lib/view/map-query";

export const metadata: Metadata = { title: "Map" };

interface MapPageProps {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

/** Where all projects stand by what they say, near ones side by side. */
export default async function MapPage({ searchParams }: MapPageProps) {
  const page = readMapPage(await searchParams);
  const map = await getProjectMap(ENDPOINTS.getProjectMap.query.parse(mapQuery(page)));
  const isEmpty = map.drawn_at !== null && map.sampled === 0;
  return (
    <div data-wide>
      <ExploreNav title="Map">
        {!isEmpty && "Every dot is a project; the nearer two are, the more alike is what they do."}
      </ExploreNav>
      <MapRenewal drawnAt={map.drawn_at} renewing={map.renewing} />
      {map.problem && (
        <Notice tone="caution" title="The map is out of date">
          {map.problem}
        </Notice>
      )}
      {map.drawn_at === null && !map.problem && (
        <EmptyState title="The map is being drawn">
          It will show here by itself: within seconds for some hundred projects, within a minute or two for
          thousands.
        </EmptyState>
      )}
      {isEmpty && !map.renewing && <NothingToExplore what="projects" />}
      {map.drawn_at !== null && map.sampled > 0 && (
        <>
          <MapFilters page={page} />
          <ProjectMap map={map} page={page} />
        </>
      )}
    </div>
  );
}
