import { isDesigned, isSample } from "@/lib/contracts/project-source";
import { isFinished } from "@/lib/contracts/run-state";
import type { RowStage, RunStatus, RunSummary } from "@/lib/contracts/types";
import { ideas } from "./amounts";

/** "nutrition", "nutrition and ios", "a, b and c". */
export function listWords(words: readonly string[]): string {
  const last = words.at(-1) ?? "";
  return words.length < 2 ? last : `${words.slice(0, -1).join(", ")} and ${last}`;
}

interface NamedRun {
  name?: string | null;
  num_requested: number;
  seed_tags: readonly string[];
}

/** The heading of a run: what its owner calls it, else what it is about. */
export const runTitle = (run: NamedRun): string => run.name ?? runSubject(run);

/** What a run is about. */
export function runSubject(run: Omit<NamedRun, "name">): string {
  const about = run.seed_tags.length > 0 ? `on ${listWords(run.seed_tags)}` : "from the whole vocabulary";
  return `${ideas(run.num_requested)} ${about}`;
}

/** The title of a run's tab: "12/50 · 50 ideas on nutrition" while it is under way. */
export function runTabTitle(run: RunStatus): string {
  const { saved, failed } = run.counts;
  return isFinished(run) ? runTitle(run) : `${saved + failed}/${run.num_requested} · ${runTitle(run)}`;
}

/** The state of a run. */
export function runState(run: RunStatus | RunSummary): string {
  const saved = "counts" in run ? run.counts.saved : run.num_saved;
  const kept = `${saved} of ${ideas(run.num_requested)} saved`;
  if (run.outcome === "cancelled") return `Cancelled: ${kept}`;
  if (run.state === "SUCCESS") return saved === run.num_requested ? `Done: ${kept}` : `Partial: ${kept}`;
  if (run.state === "FAILURE") return saved > 0 ? `Failed: ${kept}` : "Failed: no idea saved";
  if (run.state === "PENDING") return "Waiting for its turn";
  return "stage" in run ? stageWords(run) : "Under way";
}

function stageWords({ stage, total }: RunStatus): string {
  if (stage === "saving") return "Saving the last ideas";
  if (stage === "generating") return `Writing ${ideas(total)}`;
  return "Choosing tags, readers and difficulty";
}

const ROW_STAGES: Record<RowStage, string> = {
  project_idea: "writing the idea",
  metadata: "naming and tagging it",
  idea_quality: "judging it",
  embedding: "comparing it with the others",
  saving: "saving it",
};

/** What was being done when a row failed. */
export function rowStage(stage: RowStage | null): string {
  return stage === null ? "working on the row" : ROW_STAGES[stage];
}

/** Who writes a run's ideas. */
export function writer(model: string): string {
  return model === "built-in" ? "built-in composer" : model;
}

/** Where a project comes from. */
export function projectOrigin(project: { source: string | null }): "Generated" | "Sample" | "Collected" {
  if (isDesigned(project)) return "Generated";
  return isSample(project) ? "Sample" : "Collected";
}

/** Said of the projects that nobody has built. */
export const SAMPLE_CORPUS = "Sample corpus, written for this package";

/** What the store has besides what was generated. */
interface CorpusOrigins {
  sample: boolean;
  collected: boolean;
}

/** What the Designer learns from. */
export function corpusSentence({ sample, collected }: CorpusOrigins): string {
  const knows = "Waywo knows what people on Hacker News say they are building";
  if (collected && sample) return `${knows}, and a sample corpus, written for this package.`;
  if (collected) return `${knows}.`;
  if (sample)
    return "Waywo learns from a sample corpus, written for this package, until real projects are imported.";
  return "Waywo learns from what people say they are building; nothing is imported yet.";
}

/** What the projects are. */
export function corpusWords({ sample, collected }: CorpusOrigins): string {
  if (!sample) return "Collected and generated.";
  if (collected) return "Collected and generated; among them is the sample corpus, written for this package.";
  return "The sample corpus, written for this package, and what was generated from it.";
}

/** Roughly how long a run will still take; null where unknown. */
export function etaWords(seconds: number | null): string | null {
  if (seconds === null) return null;
  if (seconds < 10) return "a few seconds left";
  if (seconds < 90) return `about ${Math.round(seconds / 5) * 5} seconds left`;
  return `about ${Math.round(seconds / 60)} minutes left`;
}

/** A name for a creativity. */
export function creativityWord(creativity: number): "conservative" | "balanced" | "wild" {
  if (creativity < 0.6) return "conservative";
  return creativity <= 1.1 ? "balanced" : "wild";
}

/**
 * Said of an idea whose texts are not quite what the model was asked for.
 *
 * @param wishes what they lack, as the API tells it: "title: has 8 words, 2 to 5 are needed"
 */
export function relaxedNote(wishes: readonly string[] = []): string {
  const clauses = wishes.map((wish) =>
    wish.replace(/^short_description:/, "tagline:").replace(/^(\w+): /, "$1 "),
  );
  return ["Kept as the model wrote it", ...(clauses.length > 0 ? [clauses.join("; ")] : [])].join(": ");
}
