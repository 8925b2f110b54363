import fc from "fast-check";
import { expect, test } from "vitest";
import { mapLabels } from "@/lib/client/explore/map-labels";
import type { ProjectMap } from "@/lib/contracts/types";

const SIDE = 900;

const cluster = (x: number, y: number, tag: string): ProjectMap["clusters"][number] => ({
  ...{ x, y, count: 3, tags: [tag] },
  box: { left: 0, top: 0, right: 0, bottom: 0 } as unknown as ProjectMap["clusters"][number]["box"],
});

test("a name keeps away from the frame of the map, wherever its group is", () => {
  const within = { min: 0, max: SIDE, noNaN: true };
  fc.assert(
    fc.property(fc.double(within), fc.double(within), (x, y) => {
      const [label] = mapLabels({
        clusters: [cluster(x, y, "home-automation")],
        points: { ids: [], xs: [], ys: [], titles: [], clusters: [], sources: [] } as ProjectMap["points"],
        zoom: 1,
        side: SIDE,
        toPixels: (across, down) => ({ x: across, y: down }),
      });
      if (!label) throw new Error("It has no name.");
      const half = (label.text.length * 7.5) / 2;
      expect(Math.min(label.x - half, SIDE - label.x - half)).toBeGreaterThanOrEqual(6);
      expect(Math.min(label.y - 10, SIDE - label.y - 10)).toBeGreaterThanOrEqual(6);
    }),
  );
});
