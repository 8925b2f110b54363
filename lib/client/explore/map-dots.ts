import type { ProjectMap } from "@/lib/contracts/types";

type Points = ProjectMap["points"];

/** A line of no length at each point that is wanted: its ends make the dot, as large at every zoom. */
export const dotsPath = ({ ids, xs, ys }: Points, isWanted: (at: number) => boolean): string =>
  ids.map((_, at) => (isWanted(at) ? `M${xs[at]} ${ys[at]}h0` : "")).join("");

/** The place of the point nearest to another, no farther off than `reach`; null where there is none. */
export function nearestPoint(
  { xs, ys }: Points,
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
