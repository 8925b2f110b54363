import { IDEAS_PER_CALL, MAX_CANDIDATES } from "@/lib/contracts/limits";
import { DEFAULT_MEASURES, MEASURE_NAMES } from "@/lib/contracts/run-options";
import type { RunStatus } from "@/lib/contracts/types";
import { languageName } from "./languages";
import { MEASURES } from "./measures";
import { listWords } from "./text";

type Options = Pick<
  RunStatus,
  "min_idea_score" | "max_candidates" | "ideas_per_call" | "language" | "judge" | "measures"
>;

/** What a run is made with where that is not what runs are made with by default: names and values. */
export function runOptions(run: Options): [name: string, value: string][] {
  const { min_idea_score, max_candidates, ideas_per_call, language, judge, measures } = run;
  const changed = (on: boolean) =>
    MEASURE_NAMES.filter((name) => measures[name] === on && DEFAULT_MEASURES[name] !== on);
  const off = changed(false);
  const all = MEASURE_NAMES.every((name) => !measures[name]);
  const facts: [boolean, string, string][] = [
    [min_idea_score !== null, "Minimum idea score", String(min_idea_score)],
    [max_candidates !== MAX_CANDIDATES.default, "Candidates per idea", `up to ${max_candidates}`],
    [ideas_per_call !== IDEAS_PER_CALL.default, "Ideas per call", String(ideas_per_call)],
    [language !== null, "Language", languageName(language ?? "")],
    [judge === "pairwise", "Judged", "against one another, too"],
    [off.length > 0, "Switched off", all ? "all that is done for better ideas" : labels(off)],
    [changed(true).length > 0, "Switched on", labels(changed(true))],
  ];
  return facts.filter(([differs]) => differs).map(([, name, value]) => [name, value]);
}

function labels(names: readonly (keyof typeof MEASURES)[]): string {
  return listWords(names.map((name) => MEASURES[name].label.toLowerCase()));
}
