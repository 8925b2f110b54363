import type { ProjectMap } from "@/lib/contracts/types";

/** The place of the point nearest to another, no farther off than `reach`; null where there is none. */
export function nearestPoint(
  { xs, ys }: ProjectMap["points"],
  [x, y]: readonly [number, number],
  reach: number,
): number | null {
  let [nearest, least]: [number | null, number] = [null, reach];
  for (let at = 0; at < xs.length; at++) {
    const distance = Math.hypot((xs[at] ?? 0) - x, (ys[at] ?? 0) - y);
    if (distance > least) continue;
    nearest = at;
    least = distance;
  }
  return nearest;
}
