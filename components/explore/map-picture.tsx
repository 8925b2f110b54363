"use client";

import Link from "next/link";
import { useRouter } from "next/navigation";
import {
  type MouseEvent,
  type PointerEvent,
  type RefObject,
  useEffect,
  useMemo,
  useRef,
  useState,
} from "react";
import { dotsPath, nearestPoint } from "@/lib/client/explore/map-dots";
import { mapLabels } from "@/lib/client/explore/map-labels";
import type { MapView } from "@/lib/client/explore/use-map-view";
import { MAP_SIDE, MAP_SOURCES } from "@/lib/contracts/limits";
import type { ProjectMap } from "@/lib/contracts/types";
import { links } from "@/lib/view/links";
import { MapCaptions } from "./map-captions";
import { MARKS } from "./map-mark";
import { MapZoom } from "./map-zoom";

/** How far from a project a pointer is still at it, in pixels. */
const REACH = 14;

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
    () => (open === null ? "" : dotsPath(points, (at) => points.clusters[at] === open)),
    [points, open],
  );
  const toPixels = (across: number, down: number) => ({
    x: ((across * k + x) / MAP_SIDE) * side,
    y: ((down * k + y) / MAP_SIDE) * side,
  });
  const at = pointed === null ? -1 : points.ids.indexOf(pointed);
  const moves = view.jumped ? "motion-safe:transition-transform motion-safe:duration-300" : "";

  const projectAt = (event: PointerEvent | MouseEvent): number | null => {
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
                d={dotsPath(points, (other) => other === at)}
                strokeWidth={13}
                strokeLinecap="round"
                vectorEffect="non-scaling-stroke"
                className="stroke-ink forced-colors:stroke-[Highlight]"
              />
            )}
          </g>
        </svg>
        <MapCaptions
          labels={mapLabels({ clusters, points, zoom: k, side, toPixels })}
          pointed={
            at === -1
              ? null
              : { title: points.titles[at] ?? "", ...toPixels(points.xs[at] ?? 0, points.ys[at] ?? 0) }
          }
          side={side}
        />
      </div>
      <div className="mt-2 flex items-start justify-between gap-4">
        <p className="min-h-9 min-w-0 text-sm text-quiet">
          {at === -1 ? (
            "Drag to move; zoom with Ctrl and the wheel, or with two fingers."
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
        <MapZoom view={view} />
      </div>
    </div>
  );
}

/** The layers of the marks of every source. */
function dotsOf(points: ProjectMap["points"]) {
  return MAP_SOURCES.flatMap((source, place) => {
    const d = dotsPath(points, (at) => points.sources[at] === place);
    const { ends, layers } = MARKS[source];
    if (d === "") return [];
    return layers.map(({ width, className }) => ({ key: `${source} ${width}`, d, width, ends, className }));
  });
}

/** Until its width is known, that of the smallest screen, in pixels. */
const SMALLEST = 280;

/** The width of an element in pixels. */
function useSide(): [RefObject<HTMLDivElement | null>, number] {
  const ref = useRef<HTMLDivElement>(null);
  const [side, setSide] = useState(SMALLEST);
  useEffect(() => {
    if (!ref.current) return;
    const observer = new ResizeObserver(([entry]) => entry && setSide(entry.contentRect.width));
    observer.observe(ref.current);
    return () => observer.disconnect();
  }, []);
  return [ref, side];
}
