"use client";

import { select } from "d3-selection";
import { type D3ZoomEvent, type ZoomTransform, zoom, zoomIdentity } from "d3-zoom";
import { type RefObject, useCallback, useEffect, useRef, useState } from "react";
import { MAP_SIDE } from "@/lib/contracts/limits";

/** How near the map can be looked at. */
const MOST_NEAR = 60;
const STEP = 2;
/** Of the side, left free around what is looked at. */
const MARGIN = 0.12;

export type Box = readonly [left: number, top: number, right: number, bottom: number];

export interface MapView {
  /** Of the element that takes pointer, wheel and touch. */
  ref: RefObject<SVGSVGElement | null>;
  transform: Pick<ZoomTransform, "k" | "x" | "y">;
  /** Whether the last move was no drag and may be seen to move. */
  jumped: boolean;
  /** What is seen of the map once it rests. */
  box: Box;
  zoomIn(): void;
  zoomOut(): void;
  showAll(): void;
  show(box: Box): void;
}

const WHOLE: Box = [0, 0, MAP_SIDE, MAP_SIDE];

/**
 * Zoom and pan of the map. The wheel alone scrolls the page, and so does one finger: with Control or Command, or two
 * fingers, the map moves.
 */
export function useMapView(): MapView {
  const ref = useRef<SVGSVGElement>(null);
  const [transform, setTransform] = useState<MapView["transform"]>({ k: 1, x: 0, y: 0 });
  const [jumped, setJumped] = useState(false);
  const [box, setBox] = useState<Box>(WHOLE);
  const [behaviour] = useState(() =>
    zoom<SVGSVGElement, unknown>()
      .scaleExtent([1, MOST_NEAR])
      .translateExtent([
        [0, 0],
        [MAP_SIDE, MAP_SIDE],
      ])
      .filter(isForMap)
      .on("zoom", ({ transform: next, sourceEvent }: D3ZoomEvent<SVGSVGElement, unknown>) => {
        setTransform({ k: next.k, x: next.x, y: next.y });
        setJumped(!sourceEvent);
      })
      .on("end", ({ transform: next }: D3ZoomEvent<SVGSVGElement, unknown>) => setBox(boxOf(next))),
  );
  useEffect(() => {
    if (!ref.current) return;
    const element = select(ref.current);
    element.call(behaviour).on("dblclick.zoom", null);
    return () => {
      element.on(".zoom", null);
    };
  }, [behaviour]);

  const scale = useCallback(
    (factor: number) => ref.current && behaviour.scaleBy(select(ref.current), factor),
    [behaviour],
  );
  const show = useCallback(
    ([left, top, right, bottom]: Box) => {
      if (!ref.current) return;
      const side = Math.max(right - left, bottom - top, MAP_SIDE / MOST_NEAR);
      const k = Math.max(1, Math.min(MOST_NEAR, ((1 - 2 * MARGIN) * MAP_SIDE) / side));
      const to = zoomIdentity
        .translate(MAP_SIDE / 2, MAP_SIDE / 2)
        .scale(k)
        .translate(-(left + right) / 2, -(top + bottom) / 2);
      behaviour.transform(select(ref.current), to);
    },
    [behaviour],
  );
  return {
    ref,
    transform,
    jumped,
    box,
    zoomIn: () => scale(STEP),
    zoomOut: () => scale(1 / STEP),
    showAll: useCallback(() => show([0, 0, MAP_SIDE, MAP_SIDE]), [show]),
    show,
  };
}

function isForMap(event: Event): boolean {
  if (event instanceof WheelEvent) return event.ctrlKey || event.metaKey;
  if ("touches" in event) return (event as TouchEvent).touches.length > 1;
  return event instanceof MouseEvent && event.button === 0;
}

function boxOf({ k, x, y }: Pick<ZoomTransform, "k" | "x" | "y">): Box {
  const inside = (number: number) => Math.round(Math.min(MAP_SIDE, Math.max(0, number)));
  return [inside(-x / k), inside(-y / k), inside((MAP_SIDE - x) / k), inside((MAP_SIDE - y) / k)];
}
