import type { StubHook } from "../../support/stub-model/types";
import { followingModel, randomOf, scores } from "./following";
import { readPrompt } from "./read-prompt";
import { countParts } from "./tell-idea";

/** How often it says 7 or 8, whatever it is shown. */
const SATURATED = 0.92;
/** Characters of an idea's text past which it is impressed. */
const LONG = 520;

/** Writes as the following model does; its judge over-rates long texts, says 7 or 8 and repeats what it is told. */
export const biasedJudge: StubHook = (request) => {
  if (request.column !== "idea_quality") return followingModel(request);
  const prompt = readPrompt(request);
  const random = randomOf(request);
  const long = prompt.idea.length > LONG;
  const usual = long ? 8 : 7;
  const idea = random() < SATURATED ? usual : long ? 9 : 6;
  return { say: JSON.stringify(scores({ idea, complexity: prompt.complexity ?? countParts(prompt.idea) })) };
};
