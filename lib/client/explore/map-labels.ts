export interface Label {
  key: string;
  text: string;
  /** Its middle, in pixels. */
  x: number;
  y: number;
}

/** A letter's width at most letters, and a line's height, in pixels. */
const LETTER = 7.5;
const LINE = 20;

/** The labels that have room on a square, those first in the list before others, wholly inside of it. */
export function placeLabels(labels: readonly Label[], side: number): Label[] {
  const placed: { left: number; right: number; top: number; bottom: number }[] = [];
  return labels.flatMap((label) => {
    const half = (label.text.length * LETTER) / 2;
    if (2 * half > side || label.y < 0 || label.y > side || label.x < 0 || label.x > side) return [];
    const x = Math.min(side - half, Math.max(half, label.x));
    const y = Math.min(side - LINE / 2, Math.max(LINE / 2, label.y));
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
