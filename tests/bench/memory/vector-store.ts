import Database from "better-sqlite3";

/** Whose vectors the projects have. */
export const VECTOR_MODEL = "bench-vectors";
const NUMBERS = 512;
/** A prime: vectors repeat only after all of it. */
const STEP = 104_729;

/** Adds projects with vectors to a store, as quickly as SQLite takes them. */
export function fillProjects(path: string, projects: number): void {
  const store = new Database(path);
  const add = store.prepare(
    `INSERT INTO waywo_projects (title, short_description, description, hashtags, idea_score, complexity_score,
       description_embedding, embedding_model, created_at, processed_at)
     VALUES (?, 'Keeps a record of a garden', ?, '["bench"]', 5, 5, ?, ?, ?, ?)`,
  );
  const description = "It keeps a record of what was sown where, and says what is due. ".repeat(8);
  const now = new Date().toISOString().replace("Z", "+00:00");
  const vector = new Float32Array(NUMBERS);
  store.transaction(() => {
    for (let row = 0; row < projects; row++) {
      for (let at = 0; at < NUMBERS; at++) vector[at] = Math.sin(row * STEP + at) / 16;
      add.run(`Project ${row}`, description, Buffer.from(vector.buffer), VECTOR_MODEL, now, now);
    }
  })();
  store.close();
}
