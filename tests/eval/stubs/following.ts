import { hash, pick, seeded } from "../../support/stub-model/random";
import type { StubHook, StubRequest } from "../../support/stub-model/types";
import { type ReadPrompt, readPrompt } from "./read-prompt";
import { FAVOURITES, ideasNamedIn, REPERTOIRE, type StubIdea } from "./repertoire";
import { countParts, judgedIdea, tellIdeas, tellMetadata } from "./tell-idea";

/** How often it has one of its favourites where nothing in the prompt says otherwise. */
const FAVOURITE = 0.6;
/** What is left of that with each of: projects to build on, a kind of problem to start from. */
const INSPIRED = 0.4;
/** How often it keeps away from what it is told to keep away from. */
const HEEDS = 0.9;
/** Ideas that come to it by itself, besides its favourites. */
const USUAL = 20;
/** How often its judge says 7 or 8 where it has no examples, and repeats a complexity that it is told. */
const FRIENDLY = 0.85;
const ECHOES = 0.9;

type Random = () => number;

/**
 * A model that follows its prompt, as far as models do. It goes by what stands in the prompt, and knows of no set of
 * prompts: without anything to start from it falls back to its favourites; what it is told to keep away from it mostly
 * keeps away from; as a judge it reads the text, unless it is told the complexity that was asked for, and spreads its
 * scores where it is shown graded examples. These habits are made up here (docs/decisions/067-a-stub-that-follows.md).
 */
export const followingModel: StubHook = (request) => {
  if (request.route !== "chat") return undefined;
  const prompt = readPrompt(request);
  const random = randomOf(request);
  if (request.column === "metadata") return { say: JSON.stringify(tellMetadata(prompt)) };
  if (request.column === "idea_quality") return { say: JSON.stringify(followingJudge(prompt, random)) };
  return { say: tellIdeas(prompt, () => chooseIdea(prompt, random), random) };
};

/** The same call gets the same answer. */
export const randomOf = ({ body, messages }: StubRequest): Random =>
  seeded(hash(`${body.seed} ${body.temperature} ${messages.length}`));

function chooseIdea(prompt: ReadPrompt, random: Random): StubIdea {
  const told = ideasNamedIn(`${prompt.siblings}\n${prompt.existing}`);
  const heeds = random() < HEEDS;
  const allowed = (ideas: readonly StubIdea[]) => ideas.filter((idea) => !heeds || !told.has(idea));
  const start = `${prompt.inspirations.join("\n")} ${prompt.frame ?? ""}`;
  const isInspired = prompt.inspirations.length > 0;
  const favourite = FAVOURITE * (isInspired ? INSPIRED : 1) * (prompt.frame === null ? 1 : INSPIRED);
  const likesFavourite = random() < favourite;
  const usual = isInspired || prompt.frame !== null ? REPERTOIRE : REPERTOIRE.slice(0, USUAL);
  const liked = likesFavourite ? allowed(FAVOURITES) : [];
  const [first, ...rest] = liked.length > 0 ? liked : allowed(usual);
  const by = hash(`${start} ${random()}`);
  // Where it knows nothing else, it repeats itself.
  return first ? pick([first, ...rest], by) : (FAVOURITES[by % FAVOURITES.length] as StubIdea);
}

function followingJudge(prompt: ReadPrompt, random: Random): object {
  const idea = judgedIdea(prompt);
  const quality = idea?.quality ?? 5;
  const friendly = prompt.examples.length === 0 && random() < FRIENDLY;
  return scores({
    idea: friendly ? (quality >= 6 ? 8 : 7) : quality + Math.floor(random() * 3) - 1,
    complexity:
      prompt.complexity !== null && random() < ECHOES
        ? prompt.complexity
        : countParts(prompt.idea) + Math.floor(random() * 3) - 1,
  });
}

/** A judge's answer, its scores within the scale. */
export function scores({ idea, complexity }: { idea: number; complexity: number }): object {
  const within = (score: number) => Math.max(1, Math.min(10, score));
  return {
    idea_reasoning: "It says whom it is for and what they lack today.",
    idea_score: within(idea),
    complexity_reasoning: "Its parts are known; joining them is the work.",
    complexity_score: within(complexity),
  };
}
