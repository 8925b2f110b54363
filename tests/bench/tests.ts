import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { BenchPart, Figure } from "./figure";

const FOLDER = ".cache/tests";
const LONGEST = 10;

/** What vitest's JSON report says of a file. */
interface FileReport {
  name: string;
  startTime: number;
  endTime: number;
}

/** How long the last `npm test` took, by stage, and its slowest files. */
export const tests: BenchPart = {
  title: "The tests",
  how: "The last `npm test` on this machine; run it first, and nothing beside it.",
  async measure() {
    const stages: [name: string, seconds: number][] = JSON.parse(
      await readFile(join(FOLDER, "stages.json"), "utf8").catch(() => {
        throw new Error(`There is no ${FOLDER}/stages.json; run npm test first.`);
      }),
    );
    const whole = stages.reduce((sum, [, seconds]) => sum + seconds, 0);
    return [
      {
        what: "npm test",
        value: whole / 60,
        unit: "minutes",
        target: { atMost: 12 },
        limit:
          "builds on each line of Node, a browser that looks at every page in five appearances, and runs whose every commit is written to disk.",
      },
      ...stages.map(([name, seconds]) => ({ what: name, value: seconds, unit: "s" })),
      ...(await slowest()),
    ];
  },
};

async function slowest(): Promise<Figure[]> {
  const reports = (await readdir(FOLDER)).filter((file) => file.endsWith(".json") && file !== "stages.json");
  const files: Figure[] = [];
  for (const report of reports) {
    const { testResults }: { testResults: FileReport[] } = JSON.parse(
      await readFile(join(FOLDER, report), "utf8"),
    );
    for (const { name, startTime, endTime } of testResults)
      files.push({
        what: name.replace(`${process.cwd()}/`, ""),
        value: (endTime - startTime) / 1000,
        unit: "s",
      });
  }
  return files.sort((one, other) => other.value - one.value).slice(0, LONGEST);
}
