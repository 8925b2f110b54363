import { readdir } from "node:fs/promises";
import { describe, expect, test } from "vitest";
import { createComposer } from "@/lib/builtin/composer/composer";
import { CONTENT_FILES, parseContent } from "@/lib/builtin/composer/content";
import { fits } from "@/lib/builtin/composer/idea/archetype-order";
import { nameHeads } from "@/lib/builtin/composer/idea/name-project";
import { situationsFor } from "@/lib/builtin/composer/idea/situations";
import { mentions, wordCount } from "@/lib/builtin/composer/text/english";
import { itemsOf } from "@/lib/builtin/composer/text/template";
import { projectIdeaPrompt } from "@/lib/pipeline/columns/project-idea";
import { catalogue } from "./samples";

const TOPIC = {
  tags: ["sundials"],
  label: "sundials",
  people: ["sundial makers", "walkers with a notebook"],
  things: {
    gnomon: "object",
    "hour line": "object",
    "church wall": "place",
    inscription: "record",
    "sunny noon": "event",
    photograph: "record",
    "repair note": "record",
    "dial plate": "object",
    survey: "event",
    meridian: "place",
  },
  scenes: [
    {
      who: "members of a sundial society",
      pain: "a dial on a church wall has been an hour slow since it was restored",
      wish: "tell a wrong dial from a wrong note about it",
      item: "dial",
      is: "object",
      data: "photographs taken at noon with the time in the file",
      other: "the society's register on index cards",
      number: "minutes between the shadow and the sun",
      when: "on a cloudless noon",
      twist: "A dial that is wrong by the same amount all year was moved, and one that drifts was repainted.",
      names: "Sundial, Shadow, Noon, Gnomon, Church Wall, Hour Line, Meridian, Index Card",
      can: ["sense", "map", "match", "past", "log"],
    },
  ],
};

/** The content with a file replaced. */
const contentWith = (folder: keyof typeof CONTENT_FILES, file: string, content: unknown) => ({
  ...CONTENT_FILES,
  [folder]: { ...CONTENT_FILES[folder], [file]: content },
});

async function composeFor(tag: string, composer = createComposer(), seed = 1): Promise<string> {
  const samples = {
    primaryTag: tag,
    secondaryTags: [],
    targetAudience: "data scientists",
    targetComplexity: 4,
    exploring: false,
  };
  const { user } = projectIdeaPrompt({ samples, seedTags: [tag], avoid: [] });
  const response = await composer.fetch("http://built-in/v1/chat/completions", {
    method: "POST",
    body: JSON.stringify({ model: "built-in", seed, messages: [{ role: "user", content: user }] }),
  });
  return (await response.json()).choices[0].message.content;
}

describe("the content files", () => {
  test("all pass the schema", () => {
    expect(() => parseContent()).not.toThrow();
  });

  test.each(["knowledge", "archetypes", "phrases"] as const)("are all loaded from %s", async (folder) => {
    const files = await readdir(`lib/builtin/composer/${folder}`);
    expect(
      Object.keys(CONTENT_FILES[folder])
        .map((name) => `${name}.json`)
        .sort(),
    ).toEqual(files.sort());
  });

  test("give a new topic to its tag", async () => {
    const [scene] = TOPIC.scenes;
    expect(await composeFor("sundials")).not.toContain(scene?.pain);
    const content = parseContent(contentWith("knowledge", "past", [...CONTENT_FILES.knowledge.past, TOPIC]));
    const seeds = Array.from({ length: 60 }, (_, seed) => seed);
    const composer = createComposer(content);
    const texts = await Promise.all(seeds.map((seed) => composeFor("sundials", composer, seed)));
    expect(texts.filter((text) => text.toLowerCase().includes(scene?.pain ?? "-"))).not.toEqual([]);
  });
});

describe("a fault is refused with its file and path", () => {
  const [scene] = TOPIC.scenes;
  test.each([
    ["a missing field", { ...TOPIC, label: undefined }, "[0].label"],
    ["an unknown key", { ...TOPIC, sences: [] }, '[0]: Unrecognized key: "sences"'],
    ["a topic without any use", { tags: ["x"], label: "x" }, "[0]: needs scenes, lends or gives"],
    ["an unknown ability", { ...TOPIC, scenes: [{ ...scene, can: ["fly"] }] }, "[0].scenes[0].can[0]"],
    [
      "a full stop in a phrase",
      { ...TOPIC, scenes: [{ ...scene, pain: "it rains." }] },
      "[0].scenes[0].pain",
    ],
    ["an infinitive", { ...TOPIC, scenes: [{ ...scene, wish: "to see" }] }, "[0].scenes[0].wish"],
    ["an article", { ...TOPIC, scenes: [{ ...scene, item: "a dial" }] }, "[0].scenes[0].item"],
    ["too few names", { ...TOPIC, scenes: [{ ...scene, names: "Sundial, Noon" }] }, "[0].scenes[0].names"],
    ["an unknown placeholder", { ...TOPIC, lends: ["It borrows {itmes} from sundials."] }, "[0].lends[0]"],
    [
      "a tag of another topic",
      { ...TOPIC, tags: ["sundials", "rust"] },
      '[0].tags[1]: "rust" belongs to Rust',
    ],
  ])("%s", (_, topic, path) => {
    expect(() => parseContent(contentWith("knowledge", "sundials", [topic]))).toThrow(
      `lib/builtin/composer/knowledge/sundials.json: ${path}`,
    );
  });

  test("in the phrases", () => {
    const broken = contentWith("phrases", "openings", {
      openings: ["{name} {dose}."],
      users: ["For {who}."],
    });
    expect(() => parseContent(broken)).toThrow("lib/builtin/composer/phrases/openings.json: openings[0]: ");
  });
});

describe("the content as a whole", () => {
  const topics = Object.values(parseContent().knowledge).flat();
  const situations = topics
    .filter(({ scenes }) => scenes)
    .flatMap(({ tags }) => situationsFor(catalogue, tags.slice(0, 1)));

  test("offers at least six archetypes for every situation", () => {
    const poor = situations.filter(
      ({ scene }) => catalogue.archetypes.filter((one) => fits(one, scene)).length < 6,
    );
    expect([...new Set(poor.map(({ scene }) => `${scene.is} ${scene.can}`))]).toEqual([]);
  });

  test("joins a kind of project only with what it can be done to", () => {
    const takenBy = (id: string) => {
      const kind = catalogue.archetypes.find((archetype) => archetype.id === id);
      return new Set(
        situations.filter(({ scene }) => kind && fits(kind, scene)).map(({ scene }) => scene.is),
      );
    };
    // Nobody plays a seed variety, swaps a place or maps a record.
    for (const kind of ["object", "living", "place"] as const) expect(takenBy("game")).not.toContain(kind);
    for (const kind of ["place", "event", "record"] as const) expect(takenBy("swap")).not.toContain(kind);
    for (const kind of ["record", "work", "code"] as const) expect(takenBy("map")).not.toContain(kind);
    for (const kind of ["object", "living", "place", "event"] as const)
      expect(takenBy("linter")).not.toContain(kind);
  });

  test("has a circle of at least 45 situations for every subject, any ten in a row unlike", () => {
    for (const { tags } of topics.filter(({ scenes }) => scenes)) {
      const circle = situationsFor(catalogue, tags.slice(0, 1));
      expect(circle.length, tags[0]).toBeGreaterThanOrEqual(45);
      for (const at of circle.keys()) {
        const ten = Array.from({ length: 10 }, (_, step) => circle[(at + step) % circle.length]);
        for (const key of ["item", "who", "pain"] as const)
          expect(new Set(ten.map((situation) => situation?.scene[key])).size, `${tags[0]} ${key}`).toBe(10);
      }
    }
  });

  test("names in each sentence of a technique what it is about", () => {
    const unnamed = topics.flatMap(({ label, how = [], big = [] }) =>
      [...how, ...big].filter(
        (text) =>
          !mentions(text.replaceAll("-", " "), label.replace(/^(?:an?|the) /i, "").replaceAll("-", " ")),
      ),
    );
    expect(unnamed).toEqual([]);
  });

  test("has a tagline of 5 to 10 words for every archetype and scene", () => {
    const short = catalogue.archetypes.flatMap(({ id, lines }) =>
      catalogue.scenes
        .map(({ scene }) => itemsOf(scene))
        .filter((items) => {
          const counts = lines.map((line) => wordCount(line.replace("{items}", items)));
          return !counts.some((count) => count >= 5 && count <= 10);
        })
        .map((items) => `${id}: ${items}`),
    );
    expect(short).toEqual([]);
  });

  test("has at least three sentences about size for every archetype and complexity", () => {
    const counts = catalogue.archetypes.flatMap((archetype) =>
      Array.from({ length: 10 }, (_, at) => catalogue.sizeSentences(archetype, at + 1).length),
    );
    expect(Math.min(...counts)).toBeGreaterThanOrEqual(3);
  });

  test("has at least eight heads for names of every scene", () => {
    const heads = catalogue.scenes.map(({ topic, scene }) => nameHeads(catalogue, topic, scene).length);
    expect(Math.min(...heads)).toBeGreaterThanOrEqual(8);
  });

  test("knows the topics that audiences fall back on", () => {
    const { known, other } = catalogue.phrases.audiences;
    const topics = [...Object.values(known), other].map(({ topic }) => topic);
    expect(topics.filter((tag) => !catalogue.findTopic(tag)?.scenes)).toEqual([]);
  });
});
