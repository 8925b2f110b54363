import { readFile, writeFile } from "node:fs/promises";
import { arch, cpus, platform, totalmem } from "node:os";
import { holds, targetText, valueText } from "./figure";
import { type Measured, verdict } from "./table";

const FILE = "docs/performance.md";
const PACKAGES = ["next", "react", "@prisma/client", "better-sqlite3", "inngest", "openai"];

/** Writes the tables of these parts between their marks in docs/performance.md; other parts stay as they are. */
export async function writeDocs(measured: readonly Measured[]): Promise<void> {
  const { dependencies } = JSON.parse(await readFile("package.json", "utf8"));
  const versions = PACKAGES.map((name) => `${name} ${dependencies[name]}`).join(", ");
  const [cpu] = cpus();
  const machine = `Measured on ${new Date().toISOString().slice(0, 10)}: ${cpus().length} cores (${cpu?.model.trim()}), ${Math.round(totalmem() / 2 ** 30)} GB, ${platform()} ${arch()}; Node ${process.versions.node}, ${versions}.`;
  let text = await readFile(FILE, "utf8");
  for (const one of measured.filter(({ failed }) => !failed))
    text = fill(text, one.name, section(one, machine));
  await writeFile(FILE, text);
}

function section({ title, how, figures }: Measured, machine: string): string {
  const row = (cells: readonly string[]) =>
    `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`;
  const missed = figures.filter((figure) => !holds(figure));
  return [
    `### ${title}`,
    "",
    `${how} ${machine}`,
    "",
    row(["figure", "measured", "to reach", ""]),
    row(["---", "---:", "---", "---"]),
    ...figures.map((figure) => row([figure.what, valueText(figure), targetText(figure), verdict(figure)])),
    ...(missed.length > 0
      ? ["", ...missed.map(({ what, limit }) => `- ${what}: ${limit ?? "not yet explained"}`)]
      : []),
  ].join("\n");
}

function fill(text: string, name: string, body: string): string {
  const [begin, end] = [`<!-- ${name}: written by npm run bench -- --write -->`, `<!-- end of ${name} -->`];
  const [from, to] = [text.indexOf(begin), text.indexOf(end)];
  if (from === -1 || to === -1) throw new Error(`${FILE} has no marks for ${name}.`);
  return `${text.slice(0, from + begin.length)}\n\n${body}\n\n${text.slice(to)}`;
}
