"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useDeferredValue } from "react";
import { queryOf } from "@/lib/client/http";
import { MAP_SIDE } from "@/lib/contracts/limits";
import type { ProjectMap } from "@/lib/contracts/types";
import type { MapPage } from "@/lib/view/explore-params";
import { mapQuery } from "@/lib/view/map-query";
import type { Box } from "./use-map-view";

/** Of the side, more than is seen: a small move shows nothing new. */
const AROUND = 0.05;

/**
 * The projects to draw: those that came with the page, and those of the part that is looked at, where the page could not
 * bring all.
 */
export function useMapPoints(map: ProjectMap, page: MapPage, box: Box): ProjectMap["points"] {
  const [left, top, right, bottom] = useDeferredValue(box);
  const isPart = right - left < MAP_SIDE * 0.9;
  const around = (right - left) * AROUND;
  const part = [left - around, top - around, right + around, bottom + around]
    .map((number) => Math.round(Math.min(MAP_SIDE, Math.max(0, number))))
    .join();
  const { data } = useQuery({
    ...queryOf("getProjectMap", { query: { ...mapQuery(page), box: part } }),
    enabled: isPart && map.total > map.points.ids.length,
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  });
  return isPart && data ? data.points : map.points;
}
