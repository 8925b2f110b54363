import Database from "better-sqlite3";
import { projectListQuerySchema } from "@/lib/contracts/projects";
import { listProjects, numbersOf } from "@/lib/projects/list-projects";
import { decideOrder } from "@/lib/projects/project-order";
import { closeStore } from "@/lib/store/open";
import { readSql } from "@/lib/store/sql";
import { closeWorkers } from "@/lib/workers/workers";
import type { BenchPart, Figure } from "./figure";
import { openLargeStore } from "./large-store";
import { quantile } from "./load";

const PROJECTS = Number(process.env.BENCH_PROJECTS ?? 100_000);
/** Of each kind of list; the first few prepare statements and start the thread. */
const TIMES = 40;
const WARM_UP = 5;

/** Every filter, every order, full text of one word, of several and of letters, and several filters together. */
const LISTS = [
  "",
  "offset=99900",
  "sort=newest",
  "sort=idea_score",
  "sort=complexity_score",
  "sort=novelty",
  "sort=random&seed=7",
  "sort=random&seed=7&offset=50000&is_valid=true",
  "is_valid=false",
  "bookmarked=true",
  "source=hn",
  "comment_id=77",
  "review_status=pending,approved",
  "min_idea_score=8",
  "max_idea_score=2",
  "min_complexity_score=8",
  "max_complexity_score=2",
  "date_from=2026-02-01&date_to=2026-02-02",
  "tags=tag-7900",
  "tags=tag-0,tag-3",
  "tags=tag-0,tag-1&tags_match=all&sort=novelty",
  "source=hn&min_idea_score=3&max_complexity_score=8&is_valid=true&sort=complexity_score",
  "q=project+4242",
  "q=sown",
  "q=天气",
  "q=sown&sort=newest&tags=tag-5&bookmarked=false",
];

export const lists: BenchPart = {
  title: "Lists and search",
  how: `Every filter, order and kind of search at ${PROJECTS.toLocaleString("en-GB")} projects, through the verb, ${TIMES} times each in turn with its baseline: the same statements in better-sqlite3.`,
  async measure(): Promise<Figure[]> {
    const path = await openLargeStore({ projects: PROJECTS, numbers: 512 });
    const file = new Database(path, { readonly: true });
    const prepared = new Map<string, Database.Statement>();
    const all = (sql: string, values: readonly unknown[]) => {
      const statement = prepared.get(sql) ?? file.prepare(sql);
      prepared.set(sql, statement);
      return statement.all(...values);
    };
    const baseline = (query: ReturnType<typeof projectListQuerySchema.parse>) => {
      const { limit, offset } = query;
      const numbers = numbersOf({ ...decideOrder(query), limit, offset });
      const [found] = all(numbers.sql, numbers.values) as { ids: string }[];
      all(readSql("read-projects"), [found?.ids]);
    };
    const measured: { list: string; p95: number; ratio: number }[] = [];
    for (const list of LISTS) {
      const query = projectListQuerySchema.parse(Object.fromEntries(new URLSearchParams(list)));
      const [took, base]: [number[], number[]] = [[], []];
      for (let time = 0; time < WARM_UP + TIMES; time++) {
        const start = performance.now();
        baseline(query);
        const between = performance.now();
        await listProjects(query);
        if (time < WARM_UP) continue;
        took.push(performance.now() - between);
        base.push(between - start);
      }
      const [mine, theirs] = [took, base].map((each) => each.toSorted((a, b) => a - b)) as [
        number[],
        number[],
      ];
      const ratio = quantile(mine, 0.5) / quantile(theirs, 0.5);
      const p95 = quantile(mine, 0.95);
      measured.push({ list, p95, ratio });
      console.log(
        `?${list}: p50 ${quantile(mine, 0.5).toFixed(1)} ms, p95 ${p95.toFixed(1)} ms; ${ratio.toFixed(2)} × better-sqlite3`,
      );
    }
    file.close();
    await closeWorkers();
    await closeStore();
    const worst = (key: "p95" | "ratio") => measured.toSorted((a, b) => b[key] - a[key])[0];
    const [slowest, farthest] = [worst("p95"), worst("ratio")];
    return [
      {
        what: `p95 of the slowest list (?${slowest?.list})`,
        value: slowest?.p95 ?? Number.NaN,
        unit: "ms",
        target: { atMost: 25 },
        limit:
          "SQLite's own time where every project is looked at and sorted, as in a shuffle: the same statement alone takes nearly as long",
      },
      {
        what: `median ÷ that of better-sqlite3, of the list farthest from it (?${farthest?.list})`,
        value: farthest?.ratio ?? Number.NaN,
        unit: "×",
        target: { atMost: 3 },
        limit:
          "what Prisma adds to two statements, and the DTOs of a page, beside half a millisecond in SQLite; fewer statements helped, statements past Prisma were not tried",
      },
      {
        what: "median ÷ that of better-sqlite3, median of all lists",
        value: quantile(
          measured.map(({ ratio }) => ratio).sort((a, b) => a - b),
          0.5,
        ),
        unit: "×",
      },
    ];
  },
};
