import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { copyFile, mkdir, readdir, readFile, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import Database from "better-sqlite3";
import { ENCODER_NAME } from "@/lib/builtin/encoder/encoder";
import { openStore } from "@/lib/store/open";
import { storeTemplate, useStoreFile } from "../support/store-template";

export interface StoreSize {
  projects: number;
  /** In a vector; 0 for projects without one. */
  numbers: number;
  /** Whether they have no tags and hardly a text: for what looks at vectors alone. */
  plain?: boolean;
}

const FOLDER = ".cache/bench";
const TAGS = 8_000;
/** As long as a description is: rows that are costly to read where an index does. */
const DESCRIPTION = "It keeps a record of what was sown where, and says what is due. ".repeat(8);
const SEED_NUMBERS = 512;

/**
 * Opens this process's store on a file with so many generated projects, made once per state of the migrations and of
 * this file, which the part leaves as it is.
 *
 * @returns its path
 */
export async function openLargeStore(size: StoreSize): Promise<string> {
  const path = await makeLargeStore(size);
  await useStoreFile(path);
  await openStore({ seed: false });
  return path;
}

async function makeLargeStore(size: StoreSize): Promise<string> {
  const hash = createHash("sha256").update(await readFile(new URL(import.meta.url)));
  for (const name of (await readdir("prisma/migrations")).sort()) hash.update(name);
  const version = hash.digest("hex").slice(0, 12);
  const path = join(FOLDER, `${version}-${size.projects}x${size.numbers}${size.plain ? "-plain" : ""}.db`);
  if (existsSync(path)) return path;
  await mkdir(FOLDER, { recursive: true });
  const old = (await readdir(FOLDER)).filter((name) => /\.db/.test(name) && !name.startsWith(version));
  await Promise.all(old.map((name) => rm(join(FOLDER, name), { force: true })));
  const draft = `${path}.draft`;
  await copyFile(await storeTemplate(false), draft);
  await fill(draft, size);
  await rename(draft, path);
  return path;
}

interface Trigger {
  name: string;
  sql: string;
}

/** What triggers make of projects and tags, at once and in a third of the time. */
const AS_TRIGGERS_LEAVE_IT = `
  INSERT INTO corpus_projects SELECT project_id FROM countable_projects;
  INSERT INTO tag_counts
    SELECT tag, count(*) FROM project_tags JOIN corpus_projects USING (project_id) WHERE position < 30 GROUP BY tag;
  INSERT INTO tag_pairs
    SELECT a.tag, b.tag, count(*) FROM project_tags AS a JOIN corpus_projects USING (project_id)
    JOIN project_tags AS b ON b.project_id = a.project_id AND b.tag > a.tag
    WHERE a.position < 30 AND b.position < 30 GROUP BY a.tag, b.tag;
  UPDATE corpus_state SET version = version + 1;
  INSERT INTO tag_count_changes (tag) SELECT tag FROM tag_counts LIMIT 1;
  INSERT INTO project_vector_changes (project_id) SELECT id FROM waywo_projects WHERE description_embedding IS NOT NULL;
  INSERT INTO project_search (rowid, title, tagline, description, tags)
    SELECT id, title, tagline, description, tags FROM project_search_text;
`;

/** Tags as unequal as people's, in clusters, so that pairs repeat; vectors as an encoder makes them. */
async function fill(path: string, { projects, numbers, plain = false }: StoreSize): Promise<void> {
  const random = numbersOf(1);
  const vectorOf = await vectorsOf(numbers);
  const file = new Database(path);
  for (const pragma of ["foreign_keys = ON", "journal_mode = OFF", "synchronous = OFF"]) file.pragma(pragma);
  const project = file.prepare(
    `INSERT INTO waywo_projects (id, title, short_description, description, hashtags, idea_score, complexity_score, source,
       source_comment_id, is_valid_project, is_bookmarked, novelty, description_embedding, embedding_model, review_status, created_at)
     VALUES (?, ?, 'Keeps a record of a garden', ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, '${ENCODER_NAME}', ?, ?)`,
  );
  const tagRow = file.prepare("INSERT INTO project_tags VALUES (?, ?, ?)");
  const triggers = file
    .prepare("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'")
    .all() as Trigger[];
  for (const { name } of triggers) file.exec(`DROP TRIGGER "${name}"`);
  file.exec("BEGIN");
  for (let id = 1; id <= projects; id++) {
    const cluster = Math.floor(random() * 200);
    const tags = new Set<string>();
    for (let left = plain ? 0 : 3 + Math.floor(random() * 3); left > 0; left--) {
      const common = Math.floor(TAGS ** random()) - 1;
      const near = (cluster * 40 + Math.floor(40 * random() ** 2)) % TAGS;
      tags.add(`tag-${random() < 0.5 ? common : near}`);
    }
    project.run(
      id,
      id % 50 === 0 ? `天气预报 ${id}` : `Project ${id}`,
      plain ? "It keeps a record." : DESCRIPTION,
      JSON.stringify([...tags]),
      1 + Math.floor(random() * 10),
      1 + Math.floor(random() * 10),
      id % 3 === 0 ? "nemo_data_designer" : "hn",
      id,
      id % 20 === 0 ? 0 : 1,
      id % 100 === 0 ? 1 : 0,
      id % 3 === 0 ? random() : null,
      vectorOf?.(id) ?? null,
      id % 3 === 0 ? "pending" : null,
      new Date(Date.UTC(2026, 0, 1) + id * 60_000).toISOString().replace("Z", "+00:00"),
    );
    for (const [position, tag] of [...tags].entries()) tagRow.run(id, tag, position);
  }
  file.exec(AS_TRIGGERS_LEAVE_IT);
  for (const { sql } of triggers) file.exec(sql);
  file.exec("COMMIT");
  file.pragma("journal_mode = WAL");
  file.close();
}

/** Each between two of the seed's, which the encoder made, with a little noise. */
async function vectorsOf(numbers: number): Promise<((id: number) => Buffer) | null> {
  if (numbers === 0) return null;
  const bytes = await readFile("prisma/seed/embeddings.bin");
  const seed = new Float32Array(new Uint8Array(bytes).buffer);
  const seeds = seed.length / SEED_NUMBERS;
  const random = numbersOf(2);
  return (id) => {
    const vector = new Float32Array(numbers);
    const [one, other, share] = [id % seeds, (id * 104_729 + 13) % seeds, (id % 89) / 89];
    for (let at = 0; at < numbers; at++) {
      const place = at % SEED_NUMBERS;
      const a = seed[one * SEED_NUMBERS + place] as number;
      const b = seed[other * SEED_NUMBERS + place] as number;
      vector[at] = share * a + (1 - share) * b + (random() - 0.5) * 0.05;
    }
    return Buffer.from(vector.buffer);
  };
}

/** Between 0 and 1, the same ones at every time. */
export function numbersOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}
