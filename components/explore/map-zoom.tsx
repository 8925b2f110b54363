"use client";

import { Maximize, Minus, Plus } from "lucide-react";
import type { MapView } from "@/lib/client/explore/use-map-view";

/** The map's zoom, for the keyboard too. */
export function MapZoom({ view }: { view: MapView }) {
  const actions = [
    { label: "Nearer", Icon: Plus, run: view.zoomIn },
    { label: "Farther", Icon: Minus, run: view.zoomOut },
    { label: "Whole map", Icon: Maximize, run: view.showAll },
  ];
  return (
    <ul aria-label="Zoom" className="flex shrink-0 gap-1 print:hidden">
      {actions.map(({ label, Icon, run }) => (
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
  );
}
