import Database from "better-sqlite3";

/** A waywo store as its own code makes one, in WAYWO.md's encodings; `old` lacks the columns that came later. */
export function writeWaywoFile(path: string, { old = false } = {}): void {
  const database = new Database(path);
  const later = old
    ? ""
    : `source VARCHAR(50), primary_url TEXT, url_contents TEXT, is_bookmarked BOOLEAN NOT NULL,
       screenshot_path TEXT, umap_x FLOAT, umap_y FLOAT, cluster_label INTEGER,`;
  database.exec(`
    CREATE TABLE waywo_posts (id INTEGER PRIMARY KEY, type VARCHAR(50) NOT NULL, kids TEXT, title VARCHAR(500),
      year INTEGER, month INTEGER, created_at DATETIME NOT NULL, updated_at DATETIME NOT NULL);
    CREATE TABLE waywo_comments (id INTEGER PRIMARY KEY, type VARCHAR(50) NOT NULL, "by" VARCHAR(255), time INTEGER,
      text TEXT, parent INTEGER, processed BOOLEAN NOT NULL, processed_at DATETIME, created_at DATETIME NOT NULL,
      updated_at DATETIME NOT NULL);
    INSERT INTO waywo_posts VALUES (40890000, 'story', '[40900123]', 'Ask HN: What are you working on? (March 2026)', 2026, 3,
      '2026-03-01 08:00:00.000000', '2026-03-01 08:00:00.000000');
    INSERT INTO waywo_comments VALUES
      (9, '', NULL, NULL, NULL, NULL, 0, NULL, '2026-03-01 08:29:00.500000', '2026-03-01 08:29:00.500000'),
      (40900123, 'comment', 'kelp', 1772000000, '<p>Tides', 40890000, 1, '2026-03-01 08:30:00.123471',
        '2026-03-01 08:29:00.500000', '2026-03-01 08:29:00.500000'),
      (40900124, 'comment', 'wrack', NULL, NULL, 7, 0, NULL, '2026-03-01 08:29:00.500000', '2026-03-01 08:29:00.500000');
    CREATE TABLE waywo_projects (id INTEGER PRIMARY KEY, source_comment_id INTEGER, ${later}
      is_valid_project BOOLEAN NOT NULL, invalid_reason VARCHAR(500), title VARCHAR(500) NOT NULL,
      short_description VARCHAR(200) NOT NULL, description TEXT NOT NULL, hashtags TEXT NOT NULL, project_urls TEXT,
      url_summaries TEXT, idea_score INTEGER NOT NULL, complexity_score INTEGER NOT NULL, workflow_logs TEXT,
      description_embedding BLOB, created_at DATETIME NOT NULL, processed_at DATETIME NOT NULL)`);
  const vector = Buffer.from(Float32Array.from({ length: 4096 }, (_, n) => Math.sin(n + 1)).buffer);
  const row = {
    id: 71,
    source_comment_id: 40900123,
    is_valid_project: 1,
    invalid_reason: null,
    title: "Tidewatch",
    short_description: "Tide alarms for shore anglers",
    description: "A caf\u00e9's tide clock.",
    hashtags: '["iot", "Fishing"]',
    project_urls: '["https://tide.example"]',
    url_summaries: '{"https://tide.example": "Landing page, caf\\u00e9."}',
    idea_score: 7,
    complexity_score: 4,
    workflow_logs: '["[08:29:41] \\ud83d\\ude80 started"]',
    description_embedding: vector,
    created_at: "2026-03-01 08:30:00.123456",
    processed_at: "2026-03-01 08:30:00.123471",
    ...(old
      ? {}
      : {
          source: "hn",
          primary_url: "https://tide.example",
          url_contents: '{"https://tide.example": "# Tidewatch"}',
          is_bookmarked: 1,
          screenshot_path: "screenshots/71.jpg",
          umap_x: 1.25,
          umap_y: -4.5,
          cluster_label: 3,
        }),
  };
  const names = Object.keys(row);
  const insert = database.prepare(
    `INSERT INTO waywo_projects (${names.join(", ")}) VALUES (${names.map((name) => `@${name}`).join(", ")})`,
  );
  insert.run(row);
  insert.run({ ...row, id: 72, title: "Out of range", idea_score: 11, description_embedding: null });
  if (!old) writeSubmissions(database);
  insert.run({
    ...row,
    id: 73,
    title: "Designed",
    source_comment_id: null,
    ...(old ? {} : { source: "nemo_data_designer", is_bookmarked: 0 }),
    hashtags: "[]",
    project_urls: null,
    url_summaries: null,
    workflow_logs: null,
    description_embedding: null,
    is_valid_project: 0,
    invalid_reason: "too short",
  });
  database.close();
}

/** Of the good project 71 two, one of them twice; and one each of a bad project, of no project and of no comment. */
function writeSubmissions(database: Database.Database): void {
  database.exec(`
    CREATE TABLE waywo_project_submissions (id INTEGER PRIMARY KEY,
      project_id INTEGER NOT NULL REFERENCES waywo_projects ON DELETE CASCADE,
      comment_id INTEGER NOT NULL REFERENCES waywo_comments ON DELETE CASCADE,
      extracted_text TEXT, similarity_score FLOAT, created_at DATETIME NOT NULL);
    PRAGMA foreign_keys = OFF;
    INSERT INTO waywo_project_submissions VALUES
      (1, 71, 40900123, 'Tides, on a café''s clock', 1.0, '2026-03-01 08:30:00.123456'),
      (2, 71, 40900124, NULL, 0.9125, '2026-04-01 08:30:00.000000'),
      (3, 71, 40900124, NULL, 0.9125, '2026-04-01 08:30:00.000000'),
      (4, 72, 40900123, 'Out of range', 1.0, '2026-03-01 08:30:00.123456'),
      (5, 99, 40900123, 'Of no project', 1.0, '2026-03-01 08:30:00.123456'),
      (6, 71, 7777, 'Of no comment', 0.9, '2026-03-01 08:30:00.123456'),
      (7, 71, 40900123, 'Of no date', 0.9, 'yesterday');`);
}
