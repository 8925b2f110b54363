import { readFile, writeFile } from "node:fs/promises";
import { arrow, formatFigure } from "./report/numbers";
import { verdict } from "./report/page";
import type { Report, Section } from "./report/report";
import { ABLATION, SETTINGS } from "./settings";

const FILE = "docs/quality.md";

/** Writes the tables of a report between the marks of docs/quality.md. */
export async function writeDocs(report: Report): Promise<void> {
  const of = (names: readonly string[]) => report.sections.filter(({ name }) => names.includes(name));
  const text = await readFile(FILE, "utf8");
  const tables: Record<string, string> = {
    figures: definitions(report.sections[0]),
    settings: table(of(SETTINGS.map(({ name }) => name))),
    differences: gains(report, [
      ["plain", "ours"],
      ["collapsing-off", "collapsing"],
      ["biased-judge", "ours"],
    ]),
    ...Object.fromEntries(
      (["following", "built-in"] as const).map((writer) => {
        const names = ABLATION.filter((setting) => setting.writer === writer).map(({ name }) => name);
        return [`ablation-${writer}`, ablation(report, of(names))];
      }),
    ),
  };
  await writeFile(
    FILE,
    Object.entries(tables).reduce((all, [name, body]) => fill(all, name, body), text),
  );
}

function fill(text: string, name: string, body: string): string {
  const [begin, end] = [
    `<!-- ${name}: written by npm run eval -- --write-docs -->`,
    `<!-- end of ${name} -->`,
  ];
  const [from, to] = [text.indexOf(begin), text.indexOf(end)];
  if (from === -1 || to === -1) throw new Error(`${FILE} has no marks for ${name}.`);
  return `${text.slice(0, from + begin.length)}\n\n${body}\n\n${text.slice(to)}`;
}

const row = (cells: readonly string[]) =>
  `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`;

function definitions(section: Section | undefined): string {
  const figures = section?.figures ?? [];
  return [
    row(["figure", "what it is", "from"]),
    row(["---", "---", "---"]),
    ...figures.map((figure) =>
      row([`${figure.name} ${arrow(figure)}`.trim(), figure.definition, figure.source]),
    ),
  ].join("\n");
}

function table(sections: readonly Section[]): string {
  const [first] = sections;
  if (!first) return NONE;
  return [
    row(["", ...sections.map(({ name }) => name)]),
    row(["---", ...sections.map(() => "---")]),
    ...first.figures.map(({ id, name, better }) =>
      row([
        `${name} ${arrow({ better })}`.trim(),
        ...sections.map(({ figures }) => {
          const figure = figures.find((one) => one.id === id);
          return figure ? formatFigure(figure) : "–";
        }),
      ]),
    ),
    row(["Distinct by construction", ...sections.map((one) => String(one.distinct_by_construction ?? "–"))]),
  ].join("\n");
}

/** A table without settings; what stands in the document stays then. */
const NONE = "";

/** What an ablation is read for. */
const SHOWN = [
  "accepted",
  "distinct_ideas",
  "vendi_score",
  "distinct_2_openings",
  "novelty",
  "names_seed_tags",
  "score_deviation",
  "score_saturation",
  "calls",
];

function ablation({ comparisons }: Report, sections: readonly Section[]): string {
  if (sections.length === 0) return NONE;
  const figures = (sections[0]?.figures ?? []).filter(({ id }) => SHOWN.includes(id));
  return [
    row(["", ...figures.map((figure) => `${figure.name} ${arrow(figure)}`.trim())]),
    row(["---", ...figures.map(() => "---")]),
    ...sections.map(({ name, title, figures: own }) =>
      row([
        title,
        ...figures.map(({ id }) => {
          const figure = own.find((one) => one.id === id);
          const found = comparisons
            .find(({ b }) => b === name)
            ?.differences.find((difference) => difference.id === id);
          const mark = found?.real ? ` **${verdict(found)}**` : "";
          return `${figure ? formatFigure(figure) : "–"}${mark}`;
        }),
      ]),
    ),
  ].join("\n");
}

function gains({ comparisons }: Report, pairs: readonly (readonly [string, string])[]): string {
  const found = pairs.flatMap(([a, b]) => comparisons.filter((one) => one.a === a && one.b === b));
  const figures = found[0]?.differences ?? [];
  if (figures.length === 0) return NONE;
  return [
    row(["", ...found.map(({ a, b }) => `${a} → ${b}`)]),
    row(["---", ...found.map(() => "---")]),
    ...figures.map(({ id, name }) =>
      row([
        name,
        ...found.map(({ differences }) => {
          const one = differences.find((difference) => difference.id === id);
          return one ? verdict(one) : "–";
        }),
      ]),
    ),
  ].join("\n");
}
