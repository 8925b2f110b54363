import { expect, test } from "vitest";
import { ideaQualityPrompt } from "@/lib/pipeline/columns/idea-quality";
import { metadataSchema } from "@/lib/pipeline/columns/metadata";
import { readProjectIdea } from "@/lib/pipeline/columns/project-idea";
import { countedVocabulary } from "@/lib/pipeline/vocabulary";
import { FAVOURITES, ideaByTitle, REPERTOIRE } from "../../eval/stubs/repertoire";
import { STUBS } from "../../eval/stubs/stubs";
import type { StubColumn, StubRequest } from "../../support/stub-model/types";

const IDEA = [
  'Primary tag: "ios"',
  'Required tags (combine all of these): "ios", "nutrition"',
  "Target audience: indie hackers",
  "Target complexity: 7/10",
].join("\n");

async function say(
  stub: keyof typeof STUBS,
  column: StubColumn,
  content: string,
  seed: number,
): Promise<string> {
  const request: StubRequest = {
    route: "chat",
    column,
    index: 0,
    columnIndex: 0,
    headers: {},
    body: { seed },
    messages: [{ role: "user", content }],
  };
  const reply = await STUBS[stub](request);
  return reply && "say" in reply ? String(reply.say) : "";
}

const titleOf = (idea: string) => /^(.+?) is for /.exec(idea)?.[1] ?? "";

/** The distinct ideas among a hundred answers, and how many of the hundred are favourites. */
async function hundred(stub: keyof typeof STUBS, prompt: (n: number) => string) {
  const ideas = [];
  for (let n = 0; n < 100; n++)
    ideas.push(ideaByTitle(titleOf(await say(stub, "project_idea", prompt(n), 1000 + n))));
  return {
    distinct: new Set(ideas).size,
    favourites: ideas.filter((idea) => idea && FAVOURITES.includes(idea)).length,
  };
}

const metadataPrompt = (idea: string) =>
  `<idea-0a>\n${idea}\n</idea-0a>\n\nRequired hashtags: "ios", "nutrition"`;
const judgePrompt = (idea: string, { title }: { title: string }, more = "") =>
  `<idea-0a>\n${idea}\n</idea-0a>\n\n<metadata-0a>\nTitle: ${title}\n</metadata-0a>\n${more}`;

test("every idea a stub has is one that the pipeline takes", async () => {
  const vocabulary = countedVocabulary(["ios", "nutrition"], [3, 2]);
  const schema = metadataSchema({ required: ["ios", "nutrition"], vocabulary });
  for (let n = 0; n < 300; n++) {
    const idea = await say("collapsing", "project_idea", IDEA, n);
    expect(readProjectIdea(idea, ["ios"]), idea).toMatchObject({ ok: true });
    const metadata = JSON.parse(await say("collapsing", "metadata", metadataPrompt(idea), n));
    expect(schema.safeParse(metadata).error?.issues ?? [], idea).toEqual([]);
  }
  expect(REPERTOIRE.length).toBeGreaterThan(100);
});

test("the collapsing stub has five ideas in six of ten answers, whatever it is told", async () => {
  const plain = await hundred("collapsing", () => IDEA);
  expect(plain.favourites).toBeGreaterThan(50);
  expect(plain.favourites).toBeLessThan(70);
  const titles = FAVOURITES.flatMap((idea) => [0, 1, 2, 3, 4, 5].map((by) => `- ${idea.title(by)}`));
  const told = await hundred(
    "collapsing",
    () => `${IDEA}\n<existing-0a>\n${titles.join("\n")}\n</existing-0a>`,
  );
  expect(told).toEqual(plain);
});

test("the following stub starts from what it is given and keeps away from what it is told", async () => {
  const plain = await hundred("following", () => IDEA);
  const inspired = await hundred(
    "following",
    (n) => `${IDEA}\n<inspiration-0a>\nNeed ${n}\n</inspiration-0a>\nProblem frame: waste of ${n}`,
  );
  expect(plain.distinct).toBeLessThan(30);
  expect(inspired.distinct).toBeGreaterThan(plain.distinct + 15);
  const titles = FAVOURITES.flatMap((idea) =>
    [0, 1, 2, 3, 4, 5].map((by) => `- ${idea.title(by)}: a purpose`),
  );
  const siblings = `\n<siblings-0a>\n${titles.join("\n")}\n</siblings-0a>`;
  expect((await hundred("following", () => IDEA + siblings)).favourites).toBeLessThan(plain.favourites / 2);
});

test("asked for several ideas, a stub gives them with their probabilities, favourites as the likelier ones", async () => {
  const prompt = `${IDEA}\n\nWrite 3 specific project ideas that have nothing in common but the tags.`;
  for (const stub of ["following", "collapsing"] as const) {
    const { ideas } = JSON.parse(await say(stub, "project_idea", prompt, 7));
    expect(ideas).toHaveLength(3);
    for (const { idea, probability } of ideas) {
      const told = ideaByTitle(titleOf(idea));
      expect(probability > 0.1).toBe(told !== undefined && FAVOURITES.includes(told));
    }
  }
});

test("the following judge echoes a complexity it is told, else reads the text, and spreads with examples", async () => {
  const echoed: boolean[] = [];
  const friendly = { without: 0, with: 0 };
  for (let n = 0; n < 60; n++) {
    const idea = await say("following", "project_idea", IDEA, n);
    const title = { title: titleOf(idea) };
    const ask = async (more: string) =>
      JSON.parse(await say("following", "idea_quality", judgePrompt(idea, title, more), n));
    echoed.push((await ask("Target complexity: 1/10")).complexity_score === 1);
    expect(Math.abs((await ask("")).complexity_score - 7)).toBeLessThanOrEqual(2);
    const isFriendly = ({ idea_score }: { idea_score: number }) => idea_score === 7 || idea_score === 8;
    friendly.without += Number(isFriendly(await ask("")));
    friendly.with += Number(isFriendly(await ask("<example-0a>\nA graded idea\n</example-0a>")));
  }
  expect(echoed.filter(Boolean).length).toBeGreaterThan(45);
  expect(friendly.without).toBeGreaterThan(45);
  expect(friendly.with).toBeLessThan(20);
});

test("our judge's prompt hides the complexity that was asked for", () => {
  const prompt = ideaQualityPrompt({
    projectIdea: "An idea.",
    metadata: { title: "Tide Watch", shortDescription: "a", description: "b", hashtags: [] },
    targetComplexity: 7,
  });
  expect(`${prompt.system}\n${prompt.user}`).not.toContain("Target complexity");
});

test("the biased judge says 7 or 8, more for long texts, with examples as without", async () => {
  const scores = { short: 0, long: 0 };
  for (let n = 0; n < 60; n++) {
    const ask = async (text: string) =>
      JSON.parse(await say("biased-judge", "idea_quality", judgePrompt(text, { title: "Any" }), n))
        .idea_score;
    scores.short += await ask("A short idea.");
    scores.long += await ask("A long idea. ".repeat(60));
  }
  expect(scores.long / 60).toBeGreaterThan(scores.short / 60 + 0.7);
});
