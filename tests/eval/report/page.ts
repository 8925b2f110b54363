import type { Figure } from "@/lib/contracts/quality";
import { html, type Markup } from "./html";
import { arrow, formatFigure, formatValue } from "./numbers";
import { heatMap, histogram, ideaMap, intervals } from "./pictures";
import { inputOf, type Report, type Section } from "./report";
import { STYLE } from "./style";

/** Figures with a picture of all settings. */
const PICTURED = [
  "distinct_ideas",
  "vendi_score",
  "score_saturation",
  "complexity_agreement",
  "names_seed_tags",
  "calls",
];

/** A report as one page that needs nothing else: no script, no font, no picture from anywhere. */
export function reportPage(report: Report): string {
  const { sections, missing, comparisons } = report;
  const page = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>Quality of ideas</title>
<style>${STYLE}</style>
</head>
<body>
<h1>Quality of ideas</h1>
<p class="muted">Made ${report.made_at}. In brackets the 95 % of ${report.resamples} resamples of rows; of no width where all
rows agree, which is no certainty about other rows. ↑ higher is better, ↓ lower is better.</p>
${table(sections, missing)}
<h2>Side by side</h2>
${PICTURED.map((id) => sideBySide(sections, id))}
${comparisons.length > 0 ? html`<h2>Differences</h2>` : ""}
${comparisons.map((comparison) => differences(comparison, sections))}
${sections.map(sectionPart)}
<h2>What the figures mean</h2>
<dl>${(sections[0]?.figures ?? []).map(definition)}</dl>
</body>
</html>
`;
  return page.source;
}

function table(sections: Section[], missing: Report["missing"]): Markup {
  const figures = sections[0]?.figures ?? [];
  return html`<div class="wide"><table>
<thead><tr><th scope="col">Figure</th>${sections.map(({ title }) => html`<th scope="col">${title}</th>`)}${missing.map(({ title }) => html`<th scope="col">${title}</th>`)}</tr></thead>
<tbody>
${figures.map(
  (
    figure,
  ) => html`<tr><th scope="row">${figure.name} ${arrow(figure)}</th>${sections.map((section) => cell(section, figure.id))}${missing.map(({ reason }) => html`<td class="muted">${reason}</td>`)}</tr>
`,
)}
<tr><th scope="row">Distinct by construction</th>${sections.map(({ distinct_by_construction }) => html`<td>${distinct_by_construction ?? "–"}</td>`)}</tr>
</tbody></table></div>`;
}

function cell({ figures }: Section, id: string): Markup {
  const figure = figures.find((one) => one.id === id);
  if (!figure) return html`<td>–</td>`;
  return html`<td title="${figure.reason ?? `n = ${figure.n}`}">${formatFigure(figure)}</td>`;
}

function sideBySide(sections: Section[], id: string): Markup {
  const figures = sections.flatMap(({ title, figures }) => {
    const figure = figures.find((one) => one.id === id);
    return figure ? [{ title, figure }] : [];
  });
  const picture = intervals(figures);
  if (!picture) return html``;
  return html`<figure><figcaption>${figures[0]?.figure.name}</figcaption>${picture}</figure>`;
}

function differences(
  { a, b, paired, comparisons, differences }: Report["comparisons"][number],
  sections: Section[],
) {
  const title = (name: string) => sections.find((section) => section.name === name)?.title ?? name;
  return html`<h3>${title(a)} → ${title(b)}</h3>
<p class="muted">${comparisons} figures compared ${paired ? "row by row" : "without pairing: the rows were asked for differently"}.
One in twenty differs by chance at 95 %; “with all” allows for that.</p>
<div class="wide"><table><thead><tr><th scope="col">Figure</th><th scope="col">${title(a)}</th><th scope="col">${title(b)}</th><th scope="col">Difference</th><th scope="col">Real?</th></tr></thead><tbody>
${differences.map((one) => {
  const { name, unit, interval, difference } = one;
  const ends = interval ? `(${formatValue(interval[0], unit)} to ${formatValue(interval[1], unit)})` : "";
  return html`<tr><th scope="row">${name} ${arrow(one)}</th><td>${formatValue(one.a, unit)}</td><td>${formatValue(one.b, unit)}</td><td>${formatValue(difference, unit)} ${ends}</td><td>${verdict(one)}</td></tr>
`;
})}
</tbody></table></div>`;
}

/** Whether a difference is real, and for the better. */
export function verdict({
  better,
  difference,
  real,
  realOfAll,
}: Report["comparisons"][number]["differences"][number]): string {
  if (difference === null) return "not measured";
  if (!real) return "no";
  const direction =
    better === "none" ? "differs" : difference > 0 === (better === "higher") ? "better" : "worse";
  return `${direction}${realOfAll ? ", with all" : ""}`;
}

function sectionPart(section: Section): Markup {
  const input = inputOf(section);
  const [map, heat] = [ideaMap(input), heatMap(input)];
  return html`<h2>${section.title}</h2>
<p>${section.about}</p>
<div class="pictures">
<figure><figcaption>Idea scores</figcaption>${histogram(section.scores.idea, "Idea scores from 1 to 10")}</figure>
<figure><figcaption>Complexity scores</figcaption>${histogram(section.scores.complexity, "Complexity scores from 1 to 10")}</figure>
${map ? html`<figure><figcaption>Ideas by their vectors; those that count as the same in one colour</figcaption>${map}</figure>` : ""}
${heat ? html`<figure class="square"><figcaption>Cosines of all pairs; at ${section.cosine} or more in colour</figcaption>${heat}</figure>` : ""}
</div>
<details><summary>${section.rows.length} rows</summary><div class="wide"><table>
<thead><tr><th scope="col">Row</th><th scope="col">Title</th><th scope="col">Tagline</th><th scope="col">Asked</th><th scope="col">Idea</th><th scope="col">Complexity</th><th scope="col">Novelty</th><th scope="col">Accepted</th></tr></thead><tbody>
${section.rows.map(
  ({
    row,
    idea,
    primaryTag,
    seedTags,
    targetAudience,
    targetComplexity,
    accepted,
  }) => html`<tr><td>${row}</td><td>${idea?.title ?? "–"}</td><td>${idea?.tagline ?? ""}</td><td>${[...new Set([primaryTag, ...seedTags])].join(", ")} · ${targetAudience}</td><td>${idea?.ideaScore}</td><td>${idea?.complexityScore} of ${targetComplexity}</td><td>${idea?.novelty?.toFixed(2)}</td><td>${accepted ? "yes" : "no"}</td></tr>
`,
)}
</tbody></table></div></details>`;
}

const definition = ({ name, definition, source, unit, better }: Figure): Markup =>
  html`<dt>${name} ${arrow({ better })}</dt><dd>${definition} <span class="muted">Unit: ${unit}. ${source}.</span></dd>
`;
