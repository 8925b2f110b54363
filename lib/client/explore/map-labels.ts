import type { ProjectMap } from "@/lib/contracts/types";

export interface Label {
  key: string;
  text: string;
  look: "cluster" | "title";
  /** Its middle, in pixels. */
  x: number;
  y: number;
}

/** From this near on, projects have their titles on the map. */
const TITLES_FROM = 4;
const TITLE_LENGTH = 34;
/** How far a title stands below its dot, in pixels. */
const BELOW = 14;
/** Below, names of clusters are a single tag, in pixels. */
const NARROW = 480;

/** The tags of a cluster in words. */
export const clusterName = ({ tags }: ProjectMap["clusters"][number]): string =>
  tags.length === 0 ? "Without tags" : tags.join(", ");

interface Picture extends Pick<ProjectMap, "clusters" | "points"> {
  /** How near the map is looked at, from 1. */
  zoom: number;
  /** In pixels. */
  side: number;
  /** Where a place of the map is in the picture, in pixels. */
  toPixels: (x: number, y: number) => { x: number; y: number };
}

/** Names of clusters, the largest first, then the titles of projects where one is near enough: those that have room. */
export function mapLabels({ clusters, points, zoom, side, toPixels }: Picture): Label[] {
  const names = clusters
    .filter(({ count, tags }) => count > 0 && tags.length > 0)
    .toSorted((one, other) => other.count - one.count)
    .map((cluster): Label => {
      const tags = cluster.tags.slice(0, side < NARROW ? 1 : zoom < 2 ? 2 : 3);
      const text = tags.join(", ");
      return { key: clusterName(cluster), text, look: "cluster", ...toPixels(cluster.x, cluster.y) };
    });
  if (zoom < TITLES_FROM) return placeLabels(names, side);
  const titles = points.ids.map((id, at): Label => {
    const title = points.titles[at] ?? "";
    const text = title.length > TITLE_LENGTH ? `${title.slice(0, TITLE_LENGTH).trimEnd()}…` : title;
    const { x, y } = toPixels(points.xs[at] ?? 0, points.ys[at] ?? 0);
    return { key: `title ${id}`, text, look: "title", x, y: y + BELOW };
  });
  return placeLabels([...names, ...titles], side);
}

/** A letter's width at most letters, and a line's height, in pixels. */
const LETTER = 7.5;
const LINE = 20;
/** What stays free along the edges, in pixels. */
const MARGIN = 6;

const clamp = (value: number, least: number, most: number) => Math.min(most, Math.max(least, value));

/** The labels that have room on a square, those first in the list before others, wholly inside of it. */
function placeLabels(labels: readonly Label[], side: number): Label[] {
  const placed: { left: number; right: number; top: number; bottom: number }[] = [];
  return labels.flatMap((label) => {
    const half = (label.text.length * LETTER) / 2;
    if (2 * (half + MARGIN) > side || label.y < 0 || label.y > side || label.x < 0 || label.x > side)
      return [];
    const x = clamp(label.x, half + MARGIN, side - half - MARGIN);
    const y = clamp(label.y, LINE / 2 + MARGIN, side - LINE / 2 - MARGIN);
    const box = { left: x - half, right: x + half, top: y - LINE / 2, bottom: y + LINE / 2 };
    const isCovered = placed.some(
      (other) =>
        box.left < other.right && other.left < box.right && box.top < other.bottom && other.top < box.bottom,
    );
    if (isCovered) return [];
    placed.push(box);
    return [{ ...label, x, y }];
  });
}
