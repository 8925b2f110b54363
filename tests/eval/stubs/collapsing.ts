import { pick } from "../../support/stub-model/random";
import type { StubHook } from "../../support/stub-model/types";
import { followingModel, randomOf } from "./following";
import { readPrompt } from "./read-prompt";
import { FAVOURITES, REPERTOIRE, type StubIdea } from "./repertoire";
import { tellIdeas } from "./tell-idea";

/** The share of its ideas that are paraphrases of five. */
const COLLAPSED = 0.6;

/** A model that has five ideas, tells them in other words, and ignores what it is told to build on or to avoid. */
export const collapsingModel: StubHook = (request) => {
  if (request.column !== "project_idea") return followingModel(request);
  const random = randomOf(request);
  const choose = () => {
    const [first, ...rest] = random() < COLLAPSED ? FAVOURITES : REPERTOIRE;
    return pick([first as StubIdea, ...rest], Math.floor(random() * 1e6));
  };
  return { say: tellIdeas(readPrompt(request), choose, random) };
};
