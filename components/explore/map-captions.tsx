"use client";

import type { Label } from "@/lib/client/explore/map-labels";

const LOOKS = {
  cluster: "font-serif text-sm font-semibold",
  title: "text-xs text-quiet",
};
/** A rim of paper, for letters to be read on dots. */
const RIM =
  "[text-shadow:0_0_2px_var(--paper),0_0_2px_var(--paper),0_0_4px_var(--paper),0_0_4px_var(--paper),0_0_6px_var(--paper),0_0_6px_var(--paper)]";

interface MapCaptionsProps {
  labels: readonly Label[];
  /** The project that the reader is at, in pixels. */
  pointed: { title: string; x: number; y: number } | null;
  /** Of the picture, in pixels. */
  side: number;
}

/** What is written on the map. */
export function MapCaptions({ labels, pointed, side }: MapCaptionsProps) {
  const at = ({ x, y }: { x: number; y: number }) => ({
    left: `${(x / side) * 100}%`,
    top: `${(y / side) * 100}%`,
  });
  return (
    <div aria-hidden="true" className="pointer-events-none absolute inset-0">
      {labels.map((label) => (
        <span
          key={label.key}
          style={at(label)}
          className={`absolute -translate-x-1/2 -translate-y-1/2 whitespace-nowrap forced-colors:bg-[Canvas] ${RIM} ${LOOKS[label.look]}`}
        >
          <bdi>{label.text}</bdi>
        </span>
      ))}
      {pointed && (
        <span
          style={at(pointed)}
          className={`absolute mt-2.5 max-w-60 border border-edge bg-sheet px-2 py-1 text-sm leading-snug ${pointed.x > side / 2 ? "-translate-x-full" : ""}`}
        >
          <bdi>{pointed.title}</bdi>
        </span>
      )}
    </div>
  );
}
