import Database from "better-sqlite3";
import type { Case } from "./repairable";
import type { Scene } from "./scene";

export const BEYOND_REPAIR: Case[] = [
  ["a row too many", "row_count", (s) => s.setRun(s.complete, "num_ideas = 2")],
  [
    "two rows with one project",
    "shared_project",
    async (s) => {
      await s.byHand("DROP INDEX generation_rows_project_id_key");
      await s.setRow(s.complete, 1, "project_id = 1");
      await s.byHand(
        "DELETE FROM waywo_projects WHERE id = 2; DELETE FROM project_tags WHERE project_id = 2",
      );
    },
  ],
  [
    "one row's idea stored twice",
    "stored_twice",
    (s) =>
      s.byHand(
        `INSERT INTO waywo_projects (source, title, short_description, description, hashtags, idea_score, complexity_score) SELECT source, title, short_description, description, '[]', 1, 1 FROM waywo_projects WHERE id = 1`,
      ),
    { row: 0 },
  ],
];

/** A NULL where the schema allows none: the column allows it for as long as it takes to write one. */
export function loseTitle({ store }: Pick<Scene, "store">): void {
  const strict = '"title" TEXT NOT NULL';
  const rewrite = (from: string, to: string) => {
    const file = new Database(store.path);
    file.unsafeMode(true);
    file.pragma("writable_schema = ON");
    file
      .prepare("UPDATE sqlite_schema SET sql = replace(sql, ?, ?) WHERE name = 'waywo_projects'")
      .run(from, to);
    file.close();
  };
  rewrite(strict, '"title" TEXT');
  const file = new Database(store.path);
  file.exec("UPDATE waywo_projects SET title = NULL WHERE id = 1");
  file.close();
  rewrite('"title" TEXT', strict);
}
