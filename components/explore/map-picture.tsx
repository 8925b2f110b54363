"use client";

import { Maximize, Minus, Plus } from "lucide-react";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { type PointerEvent, useMemo } from "react";
import { type Label, placeLabels } from "@/lib/client/explore/map-labels";
import { nearestPoint } from "@/lib/client/explore/nearest-point";
import type { MapView } from "@/lib/client/explore/use-map-view";
import { useSide } from "@/lib/client/explore/use-side";
import { MAP_SIDE, MAP_SOURCES } from "@/lib/contracts/limits";
import type { ProjectMap } from "@/lib/contracts/types";
import { links } from "@/lib/view/links";
import { clusterName } from "./cluster-list";
import { MARKS } from "./map-mark";

/** How far from a project a pointer is still at it, in pixels. */
const REACH = 14;
/** From this near on, projects have their titles on the map. */
const TITLES_FROM = 4;
const TITLE_LENGTH = 34;
/** Below, names of clusters are a single tag, in pixels. */
const NARROW = 480;

interface MapPictureProps {
  clusters: ProjectMap["clusters"];
  points: ProjectMap["points"];
  view: MapView;
  open: number | null;
  /** The project that the reader is at. */
  pointed: number | null;
  onPoint: (id: number | null) => void;
}

/** The map itself. What it shows is in the list beside it too, so that it is a picture to assistive technology. */
export function MapPicture({ clusters, points, view, open, pointed, onPoint }: MapPictureProps) {
  const router = useRouter();
  const [box, side] = useSide();
  const { k, x, y } = view.transform;
  const dots = useMemo(() => dotsOf(points), [points]);
  const chosen = useMemo(
    () => (open === null ? "" : pathOf(points, (at) => points.clusters[at] === open)),
    [points, open],
  );
  const toPixels = (place: number, moved: number) => ((place * k + moved) / MAP_SIDE) * side;
  const labels = placeLabels(labelsOf({ clusters, points, k, side }, toPixels, x, y), side);
  const at = pointed === null ? -1 : points.ids.indexOf(pointed);
  const moves = view.jumped ? "motion-safe:transition-transform motion-safe:duration-300" : "";

  const projectAt = (event: PointerEvent | React.MouseEvent): number | null => {
    const frame = event.currentTarget.getBoundingClientRect();
    const scale = MAP_SIDE / frame.width;
    const place = [
      ((event.clientX - frame.left) * scale - x) / k,
      ((event.clientY - frame.top) * scale - y) / k,
    ] as const;
    const found = nearestPoint(points, place, (REACH * scale) / k);
    return found === null ? null : (points.ids[found] ?? null);
  };

  return (
    <div className="mx-auto w-full max-w-[85dvh]">
      <div ref={box} className="relative aspect-square overflow-hidden border border-rule">
        {/* biome-ignore lint/a11y/useKeyWithClickEvents: by keyboard, projects are opened from the list beside it */}
        <svg
          ref={view.ref}
          viewBox={`0 0 ${MAP_SIDE} ${MAP_SIDE}`}
          role="img"
          aria-label="Map of the projects. The list of groups has the same projects."
          className={`absolute inset-0 size-full touch-pan-x touch-pan-y ${pointed === null ? "cursor-grab active:cursor-grabbing" : "cursor-pointer"}`}
          onPointerMove={(event) => event.pointerType === "mouse" && onPoint(projectAt(event))}
          onPointerLeave={(event) => event.pointerType === "mouse" && onPoint(null)}
          onClick={(event) => {
            const id = projectAt(event);
            const isTouch = (event.nativeEvent as { pointerType?: string }).pointerType === "touch";
            if (id === null || isTouch) onPoint(id);
            else router.push(links.project(id));
          }}
        >
          <g className={moves} style={{ transform: `translate(${x}px, ${y}px) scale(${k})` }} fill="none">
            {dots.map(({ key, d, width, ends, className }) => (
              <path
                key={key}
                d={d}
                strokeWidth={width}
                strokeLinecap={ends}
                vectorEffect="non-scaling-stroke"
                className={`${className} ${open === null ? "" : "opacity-45"}`}
              />
            ))}
            <path
              d={chosen}
              strokeWidth={6.5}
              strokeLinecap="round"
              vectorEffect="non-scaling-stroke"
              className="stroke-accent forced-colors:stroke-[Highlight]"
            />
            {at !== -1 && (
              <path
                d={pathOf(points, (other) => other === at)}
                strokeWidth={13}
                strokeLinecap="round"
                vectorEffect="non-scaling-stroke"
                className="stroke-ink forced-colors:stroke-[Highlight]"
              />
            )}
          </g>
        </svg>
        <div aria-hidden="true" className="pointer-events-none absolute inset-0">
          {labels.map(({ key, text, x: left, y: top }) => (
            <span
              key={key}
              style={{ left: `${(left / side) * 100}%`, top: `${(top / side) * 100}%` }}
              className={`absolute -translate-x-1/2 -translate-y-1/2 whitespace-nowrap [text-shadow:0_0_2px_var(--paper),0_0_2px_var(--paper),0_0_4px_var(--paper),0_0_4px_var(--paper),0_0_6px_var(--paper),0_0_6px_var(--paper)] forced-colors:bg-[Canvas] ${key.startsWith("title") ? "text-xs text-quiet" : "font-serif text-sm font-semibold"}`}
            >
              <bdi>{text}</bdi>
            </span>
          ))}
          {at !== -1 && (
            <span
              style={{
                left: `${(toPixels(points.xs[at] ?? 0, x) / side) * 100}%`,
                top: `${(toPixels(points.ys[at] ?? 0, y) / side) * 100}%`,
              }}
              className={`absolute mt-2.5 max-w-60 border border-edge bg-sheet px-2 py-1 text-sm leading-snug ${toPixels(points.xs[at] ?? 0, x) > side / 2 ? "-translate-x-full" : ""}`}
            >
              <bdi>{points.titles[at]}</bdi>
            </span>
          )}
        </div>
      </div>
      <div className="mt-2 flex items-start justify-between gap-4">
        <p className="min-h-9 min-w-0 text-sm text-quiet">
          {at === -1 ? (
            "Drag to move. Ctrl and the wheel, or two fingers, come nearer."
          ) : (
            <Link
              href={links.project(pointed ?? 0)}
              prefetch={false}
              dir="auto"
              className="link line-clamp-1"
            >
              {points.titles[at]}
            </Link>
          )}
        </p>
        <ul aria-label="Zoom" className="flex shrink-0 gap-1 print:hidden">
          {[
            { label: "Nearer", Icon: Plus, run: view.zoomIn },
            { label: "Farther", Icon: Minus, run: view.zoomOut },
            { label: "Whole map", Icon: Maximize, run: view.showAll },
          ].map(({ label, Icon, run }) => (
            <li key={label}>
              <button
                type="button"
                title={label}
                aria-label={label}
                onClick={run}
                className="flex size-9 items-center justify-center rounded-sm border border-edge bg-sheet hover:border-accent hover:text-accent"
              >
                <Icon aria-hidden="true" className="size-4" />
              </button>
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
}

interface Labelled extends Pick<MapPictureProps, "clusters" | "points"> {
  k: number;
  side: number;
}

/** Names of clusters, the largest first, then the titles of projects where one is near enough. */
function labelsOf(
  { clusters, points, k, side }: Labelled,
  toPixels: (place: number, moved: number) => number,
  x: number,
  y: number,
): Label[] {
  const names = clusters
    .filter(({ count, tags }) => count > 0 && tags.length > 0)
    .toSorted((one, other) => other.count - one.count)
    .map((cluster): Label => {
      const tags = cluster.tags.slice(0, side < NARROW ? 1 : k < 2 ? 2 : 3);
      return {
        key: clusterName(cluster),
        text: tags.join(", "),
        x: toPixels(cluster.x, x),
        y: toPixels(cluster.y, y),
      };
    });
  if (k < TITLES_FROM) return names;
  const titles = points.ids.map((id, at): Label => {
    const title = points.titles[at] ?? "";
    return {
      key: `title ${id}`,
      text: title.length > TITLE_LENGTH ? `${title.slice(0, TITLE_LENGTH).trimEnd()}…` : title,
      x: toPixels(points.xs[at] ?? 0, x),
      y: toPixels(points.ys[at] ?? 0, y) + 14,
    };
  });
  return [...names, ...titles];
}

/** The layers of the marks of every source. */
function dotsOf(points: ProjectMap["points"]) {
  return MAP_SOURCES.flatMap((source, place) => {
    const d = pathOf(points, (at) => points.sources[at] === place);
    const { ends, layers } = MARKS[source];
    if (d === "") return [];
    return layers.map(({ width, className }) => ({ key: `${source} ${width}`, d, width, ends, className }));
  });
}

/** A line of no length at each point: its ends make the dot, as large at every zoom. */
function pathOf({ ids, xs, ys }: ProjectMap["points"], isWanted: (at: number) => boolean): string {
  return ids.map((_, at) => (isWanted(at) ? `M${xs[at]} ${ys[at]}h0` : "")).join("");
}
