import Database from "better-sqlite3";
import { forgetSingleton } from "@/lib/core/singleton";
import { readVocabulary } from "@/lib/projects/read-vocabulary";
import { closeStore } from "@/lib/store/open";
import type { BenchPart, Figure } from "./figure";
import { openLargeStore } from "./large-store";
import { median } from "./load";

const SIZES = [1_000, 10_000, 100_000];
/** Of which the medians are taken. */
const TIMES = 15;

export const tags: BenchPart = {
  title: "Tag statistics",
  how: `All tags with their counts: read for the first time, in turn with their baseline (the tags of all projects read with better-sqlite3 and counted), and after one more project. Medians of ${TIMES}.`,
  async measure(): Promise<Figure[]> {
    const figures: Figure[] = [];
    const cold: number[] = [];
    for (const projects of SIZES) {
      const path = await openLargeStore({ projects, numbers: projects === 100_000 ? 512 : 0 });
      const file = new Database(path, { timeout: 5000 });
      const [own, base]: [number[], number[]] = [[], []];
      for (let time = 0; time < TIMES; time++) {
        base.push(await timed(async () => countAll(file)));
        forgetSingleton("vocabulary");
        own.push(await timed(readVocabulary));
      }
      const more: number[] = [];
      for (let time = 0; time < TIMES; time++) {
        addProject(file, time);
        more.push(await timed(readVocabulary));
      }
      file.exec("DELETE FROM waywo_projects WHERE title = 'One more'");
      file.close();
      await closeStore();
      cold.push(median(own));
      console.log(
        `${projects}: cold ${median(own).toFixed(2)} ms, baseline ${median(base).toFixed(2)} ms, after one more ${median(more).toFixed(2)} ms`,
      );
      const name = `${projects.toLocaleString("en-GB")} projects`;
      figures.push(
        {
          what: `cold ÷ reading and counting all with better-sqlite3, ${name}`,
          value: median(own) / median(base),
          unit: "×",
          target: { atMost: 2 },
        },
        {
          what: `after one more project, ${name}`,
          value: median(more),
          unit: "ms",
          target: { atMost: 1 },
        },
      );
    }
    const [, ten = 0, hundred = 0] = cold;
    figures.push({
      what: "cold at 100,000 ÷ cold at 10,000 projects",
      value: hundred / ten,
      unit: "×",
      target: { atMost: 10 },
    });
    return figures;
  },
};

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

/** What a program without statistics would do. */
function countAll(file: Database.Database): [string, number][] {
  const counts = new Map<string, number>();
  const lists = file.prepare("SELECT hashtags FROM waywo_projects WHERE is_valid_project").pluck();
  for (const list of lists.all() as string[])
    for (const tag of JSON.parse(list) as string[]) counts.set(tag, (counts.get(tag) ?? 0) + 1);
  return [...counts].sort(([, one], [, other]) => other - one);
}

/** As another process does. */
function addProject(file: Database.Database, time: number): void {
  const add = file.prepare(
    `INSERT INTO waywo_projects (title, short_description, description, hashtags, idea_score, complexity_score, source)
     VALUES ('One more', 'One', 'One', '[]', 5, 5, 'hn')`,
  );
  const tag = file.prepare("INSERT INTO project_tags VALUES (?, ?, ?)");
  file.transaction(() => {
    const { lastInsertRowid } = add.run();
    for (const [position, name] of ["tag-0", `tag-${time}`, `new-${time}`].entries())
      if (position === 0 || name !== "tag-0") tag.run(lastInsertRowid, name, position);
  })();
}
