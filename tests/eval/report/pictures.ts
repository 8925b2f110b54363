import { EigenvalueDecomposition, Matrix } from "ml-matrix";
import type { Figure } from "@/lib/contracts/quality";
import { groups, Similarities } from "@/lib/quality/diversity";
import type { QualityInput } from "@/lib/quality/types";
import { html, type Markup } from "./html";
import { formatFigure } from "./numbers";

/** Ideas in a heat map or on a map at most. */
const MAX_IDEAS = 120;
/** Cosines that are white and black: unrelated texts of the built-in encoder lie at 0.3 to 0.5. */
const PALE = 0.3;

/** How often the judge gave each score from 1 to 10. */
export function histogram(counts: readonly number[], title: string): Markup {
  const most = Math.max(1, ...counts);
  const bars = counts.map((count, place) => {
    const height = (80 * count) / most;
    return html`<g><rect class="bar" x="${10 + place * 24}" y="${96 - height}" width="18" height="${height}"></rect>
      <text x="${19 + place * 24}" y="112" text-anchor="middle">${place + 1}</text>
      <text x="${19 + place * 24}" y="${92 - height}" text-anchor="middle">${count || ""}</text></g>`;
  });
  return html`<svg viewBox="0 0 260 118" role="img" aria-label="${title}">${bars}</svg>`;
}

/** All pairs of ideas, those of a group beside each other; the darker, the more alike. */
export function heatMap({ rows, cosine }: QualityInput): Markup | null {
  const { similarities, order } = grouped(rows, cosine);
  const size = order.length;
  if (size < 2) return null;
  const cells = order.flatMap((one, y) =>
    order.slice(0, y).map((other, x) => {
      const shade = Math.max(0, (similarities.of(one, other) - PALE) / (1 - PALE));
      const isSame = similarities.of(one, other) >= cosine;
      return html`<rect class="${isSame ? "same" : "cell"}" x="${x}" y="${y}" width="1" height="1" opacity="${shade.toFixed(2)}"></rect>`;
    }),
  );
  return html`<svg viewBox="0 0 ${size} ${size}" role="img" aria-label="Cosines of all pairs of ideas" shape-rendering="crispEdges">${cells}</svg>`;
}

/** The ideas in two dimensions by their vectors (principal components), each group in a colour of its own. */
export function ideaMap({ rows, cosine }: QualityInput): Markup | null {
  const { similarities, order, groupOf, titles } = grouped(rows, cosine);
  if (order.length < 3) return null;
  const points = principal(similarities, order);
  const repeated = [...new Set(groupOf.filter((group, place) => groupOf.indexOf(group) !== place))];
  const dots = order.map((_, place) => {
    const [x = 0, y = 0] = points[place] ?? [];
    const colour = repeated.indexOf(groupOf[place] ?? 0);
    const isAlone = colour === -1;
    const fill = isAlone ? "var(--muted)" : `hsl(${Math.round((360 * colour) / repeated.length)} 65% 50%)`;
    return html`<circle cx="${(150 + 140 * x).toFixed(1)}" cy="${(110 + 100 * y).toFixed(1)}" r="${isAlone ? 3 : 5}" fill="${fill}"><title>${titles[place]}</title></circle>`;
  });
  return html`<svg viewBox="0 0 300 220" role="img" aria-label="Ideas by their vectors">${dots}</svg>`;
}

/** One figure of several settings, each with its interval. */
export function intervals(figures: readonly { title: string; figure: Figure }[]): Markup | null {
  const known = figures.filter(({ figure }) => figure.value !== null);
  if (known.length === 0) return null;
  const most = Math.max(...known.map(({ figure }) => figure.interval?.[1] ?? figure.value ?? 0), 1e-9);
  const least = Math.min(0, ...known.map(({ figure }) => figure.interval?.[0] ?? figure.value ?? 0));
  const at = (value: number) => 170 + (300 * (value - least)) / (most - least);
  const lines = figures.map(({ title, figure }, place) => {
    const y = 14 + place * 20;
    if (figure.value === null)
      return html`<text x="0" y="${y + 4}">${title}</text><text class="muted" x="170" y="${y + 4}">–</text>`;
    const [low, high] = figure.interval ?? [figure.value, figure.value];
    return html`<text x="0" y="${y + 4}">${title}</text>
      <line class="axis" x1="${at(low).toFixed(1)}" x2="${at(high).toFixed(1)}" y1="${y}" y2="${y}"></line>
      <circle class="bar" cx="${at(figure.value).toFixed(1)}" cy="${y}" r="4"></circle>
      <text x="480" y="${y + 4}">${formatFigure(figure)}</text>`;
  });
  return html`<svg viewBox="0 0 620 ${figures.length * 20 + 8}" role="img" aria-label="Intervals">${lines}</svg>`;
}

/** The first ideas with a vector, those of one group together, large groups first. */
function grouped(rows: QualityInput["rows"], cosine: number) {
  const ideas = rows.flatMap(({ idea }) =>
    idea?.vector ? [{ title: idea.title, vector: idea.vector }] : [],
  );
  const shown = ideas.slice(0, MAX_IDEAS);
  const similarities = new Similarities(shown.map(({ vector }) => vector));
  const places = shown.map((_, place) => place);
  const found = groups(similarities, places, cosine);
  const sizeOf = (place: number) => found.filter((group) => group === found[place]).length;
  const order = places.toSorted(
    (a, b) => sizeOf(b) - sizeOf(a) || (found[a] ?? 0) - (found[b] ?? 0) || a - b,
  );
  return {
    similarities,
    order,
    groupOf: order.map((place) => found[place] ?? 0),
    titles: order.map((place) => shown[place]?.title ?? ""),
  };
}

/** Coordinates from −1 to 1 on the two axes along which the ideas differ most. */
function principal(similarities: Similarities, order: readonly number[]): [number, number][] {
  const n = order.length;
  const kernel = Matrix.zeros(n, n);
  for (const [i, one] of order.entries())
    for (const [j, other] of order.entries()) kernel.set(i, j, similarities.of(one, other));
  const means = kernel.mean("row");
  const whole = kernel.mean();
  const centred = Matrix.zeros(n, n);
  for (let i = 0; i < n; i++)
    for (let j = 0; j < n; j++)
      centred.set(i, j, kernel.get(i, j) - (means[i] ?? 0) - (means[j] ?? 0) + whole);
  const { eigenvectorMatrix } = new EigenvalueDecomposition(centred, { assumeSymmetric: true });
  // Eigenvalues come in rising order.
  const axis = (column: number) => {
    const values = eigenvectorMatrix.getColumn(column);
    const most = Math.max(...values.map(Math.abs), 1e-9);
    return values.map((value) => value / most);
  };
  const [x, y] = [axis(n - 1), axis(n - 2)];
  return order.map((_, place) => [x[place] ?? 0, y[place] ?? 0]);
}
