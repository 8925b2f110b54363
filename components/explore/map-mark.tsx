import type { MAP_SOURCES } from "@/lib/contracts/limits";

export type MapSource = (typeof MAP_SOURCES)[number];

export const MAP_SOURCE_NAMES: Record<MapSource, string> = {
  hn: "Hacker News",
  generated: "Generated",
  sample: "Sample",
  other: "Other",
};

interface Layer {
  /** Of the line that the ends of make the mark, in pixels. */
  width: number;
  className: string;
}

const PLAIN = "stroke-quiet forced-colors:stroke-[CanvasText]";
const HOLE = "stroke-paper forced-colors:stroke-[Canvas]";

/** How each source is marked, by form and not by colour alone: a line of no length with these ends, one on another. */
export const MARKS: Record<MapSource, { ends: "round" | "square"; layers: Layer[] }> = {
  sample: {
    ends: "round",
    layers: [
      { width: 6.5, className: PLAIN },
      { width: 4, className: HOLE },
    ],
  },
  hn: { ends: "round", layers: [{ width: 5.5, className: "stroke-ink forced-colors:stroke-[CanvasText]" }] },
  other: {
    ends: "square",
    layers: [
      { width: 6, className: PLAIN },
      { width: 3.5, className: HOLE },
    ],
  },
  generated: {
    ends: "square",
    layers: [{ width: 5.5, className: "stroke-accent forced-colors:stroke-[Highlight]" }],
  },
};

/** The mark of a source in the legend. */
export function MapMark({ source }: { source: MapSource }) {
  const { ends, layers } = MARKS[source];
  return (
    <svg aria-hidden="true" viewBox="0 0 10 10" className="inline size-2.5">
      {layers.map(({ width, className }) => (
        <path key={width} d="M5 5h0" strokeWidth={width} strokeLinecap={ends} className={className} />
      ))}
    </svg>
  );
}
