import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { stubbedApp } from "../../support/stubbed-app";

const launch = stubbedApp();

const sha = (value: unknown) => createHash("sha256").update(JSON.stringify(value)).digest("hex").slice(0, 12);

const LOW_SCORES = JSON.stringify({
  idea_reasoning: "Known.",
  idea_score: 3,
  complexity_reasoning: "Small.",
  complexity_score: 3,
});

test("the requests of a run with seed 7 stay what they are: seeds, room, temperatures, prompts, formats", async () => {
  const { app, stub } = await launch({ stub: { dimensions: 32 } });
  stub.answer(({ column }) => (column === "idea_quality" ? { say: LOW_SCORES } : undefined));
  // No idea reaches the score, so each row asks for all of its candidates.
  const body = { num_ideas: 2, seed: 7, seed_tags: ["ios"], min_idea_score: 10 };
  // What the other row has by then depends on how fast the stub is.
  const { task_id } = await app.start({ ...body, measures: { siblings: false } });
  await app.end(task_id);
  const requests = stub.log
    .filter(({ route }) => route === "chat")
    .map(({ column, body, messages }) => ({ column, body, prompt: messages.at(1)?.content ?? "" }))
    .sort((a, b) => Number(a.body.seed) - Number(b.body.seed));

  expect(
    requests.map(({ column, body }) => [body.seed, column, body.temperature, body.max_tokens].join(" ")),
  ).toMatchInlineSnapshot(`
    [
      "7 project_idea 0.85 1024",
      "8 project_idea 0.85 1024",
      "100010 metadata 0.1 512",
      "100011 metadata 0.1 512",
      "200013 idea_quality 0.2 300",
      "200014 idea_quality 0.2 300",
      "1000010 project_idea 0.85 1024",
      "1000011 project_idea 0.85 1024",
      "1100013 metadata 0.1 512",
      "1100014 metadata 0.1 512",
      "1200016 idea_quality 0.2 300",
      "1200017 idea_quality 0.2 300",
      "2000013 project_idea 0.85 1024",
      "2000014 project_idea 0.85 1024",
      "2100016 metadata 0.1 512",
      "2100017 metadata 0.1 512",
      "2200019 idea_quality 0.2 300",
      "2200020 idea_quality 0.2 300",
    ]
  `);

  // Only a row's first prompt depends on nothing but its samples; later ones name what the stub invented.
  const first = requests.filter(
    ({ column, prompt }) => column === "project_idea" && !/<existing-/.test(prompt),
  );
  expect(first.map(({ prompt }) => sha(prompt))).toMatchInlineSnapshot(`
    [
      "206c8b266bf5",
      "a24e526c5a1a",
    ]
  `);

  // Each call fences its material in its own way, and a replay of the run in the same way again.
  const fences = requests.flatMap(({ prompt }) => prompt.match(/^<[a-z]+-[0-9a-f]{16}>$/gm) ?? []);
  expect(fences).toHaveLength(4 + 6 + (2 + 6) * 6);
  expect(new Set(fences).size).toBe(fences.length);

  const formats = new Map(requests.map(({ column, body }) => [column, body.response_format]));
  expect([...formats].map(([column, format]) => [column, format && sha(format)])).toMatchInlineSnapshot(`
    [
      [
        "project_idea",
        undefined,
      ],
      [
        "metadata",
        "17c9fec00cb4",
      ],
      [
        "idea_quality",
        "eda2f1126cfb",
      ],
    ]
  `);
});
