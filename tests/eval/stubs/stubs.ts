import type { StubHook } from "../../support/stub-model/types";
import type { StubName } from "../settings";
import { biasedJudge } from "./biased-judge";
import { collapsingModel } from "./collapsing";
import { followingModel } from "./following";

export const STUBS: Record<StubName, StubHook> = {
  following: followingModel,
  collapsing: collapsingModel,
  "biased-judge": biasedJudge,
};
