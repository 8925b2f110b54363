import { describe, expect, test, vi } from "vitest";
import { composeIdea } from "@/lib/builtin/composer/idea/compose-idea";
import { writeVerdict } from "@/lib/builtin/composer/judge/write-verdict";
import { sentences } from "@/lib/builtin/composer/text/english";
import { ideaQualityPrompt } from "@/lib/pipeline/columns/idea-quality";
import { briefAt, catalogue, ideaAt } from "./samples";

vi.setConfig({ testTimeout: 60_000 });

const METADATA = { title: "A Title", shortDescription: "what it does", description: "", hashtags: ["web"] };
const NO_FEEDBACK = { rounds: 0, text: "" };

function judge(projectIdea: string, targetComplexity = 5) {
  const prompt = ideaQualityPrompt({ projectIdea, metadata: METADATA, targetComplexity });
  const verdict = writeVerdict(catalogue, prompt.user, NO_FEEDBACK);
  if (!verdict) throw new Error("The judge's prompt was not recognised");
  return verdict;
}

function ranks(values: number[]): number[] {
  const sorted = values.toSorted((a, b) => a - b);
  return values.map((value) => (sorted.indexOf(value) + sorted.lastIndexOf(value)) / 2);
}

function spearman(xs: number[], ys: number[]): number {
  const [a, b] = [ranks(xs), ranks(ys)];
  const mean = (a.length - 1) / 2;
  const sum = (f: (at: number) => number) => a.reduce((total, _, at) => total + f(at), 0);
  const dx = (at: number) => (a[at] ?? 0) - mean;
  const dy = (at: number) => (b[at] ?? 0) - mean;
  return sum((at) => dx(at) * dy(at)) / Math.sqrt(sum((at) => dx(at) ** 2) * sum((at) => dy(at) ** 2));
}

const VAGUE =
  "MegaHub is a powerful, user-friendly all-in-one platform that helps everyone optimize their life with AI-powered " +
  "insights and personalized recommendations. ".repeat(6) +
  "Users can easily connect with others, track various things in a seamless dashboard for everything, and more.";
const SPECIFIC =
  "Nave Draught is a logger for volunteers who heat a stone church for one service a week. It compares recordings from " +
  "four thermometers with the gas meter's log, fits a cooling curve by regression, and says by Thursday noon when the " +
  "boiler has to start. A threshold of 14 degrees was chosen by the choir.";

describe("the judge", () => {
  test("scores a long vague text below a short specific one, and says why", () => {
    const vague = judge(VAGUE);
    const specific = judge(SPECIFIC);
    expect(vague.idea_score).toBeLessThanOrEqual(3);
    expect(specific.idea_score).toBeGreaterThanOrEqual(vague.idea_score + 2);
    expect(vague.idea_reasoning).toContain("all-in-one");
    expect(specific.idea_reasoning).toContain("volunteers");
  });

  test("scores the same text lower with clichés added", () => {
    expect(
      judge(`${SPECIFIC} There are leaderboards, an AI assistant and a habit tracker.`).idea_score,
    ).toBeLessThan(judge(SPECIFIC).idea_score);
  });

  test("gives nothing for length", () => {
    expect(judge(`${SPECIFIC} ${SPECIFIC} ${SPECIFIC}`).idea_score).toBe(judge(SPECIFIC).idea_score);
  });

  test("scores a single script low and research high, whatever the target", () => {
    expect(
      judge("Tidy is a single script that renames photographs by date.", 9).complexity_score,
    ).toBeLessThanOrEqual(2);
    expect(
      judge(
        "It is not known how to do this: a federated model on custom firmware, an open research question.",
        2,
      ).complexity_score,
    ).toBeGreaterThanOrEqual(9);
  });

  test("uses most of the scale over 200 ideas, and complexity follows the target", () => {
    const targets = Array.from({ length: 200 }, (_, n) => briefAt(n).complexity);
    const verdicts = targets.map((target, n) => judge(ideaAt(n).text, target));
    expect(new Set(verdicts.map((verdict) => verdict.idea_score)).size).toBeGreaterThanOrEqual(5);
    expect(new Set(verdicts.map((verdict) => verdict.complexity_score)).size).toBeGreaterThanOrEqual(7);
    expect(
      spearman(
        targets,
        verdicts.map((verdict) => verdict.complexity_score),
      ),
    ).toBeGreaterThan(0.8);
    for (const verdict of verdicts) {
      expect(sentences(verdict.idea_reasoning).length).toBeLessThanOrEqual(2);
      expect(sentences(verdict.complexity_reasoning).length).toBe(1);
    }
  });

  test("follows the text when it is rewritten, and not what was asked for", () => {
    const asked = (text: string, complexity: number) => {
      const { user } = ideaQualityPrompt({
        projectIdea: text,
        metadata: METADATA,
        targetComplexity: complexity,
      });
      const verdict = writeVerdict(catalogue, `${user}\nTarget complexity: ${complexity}/10`, NO_FEEDBACK);
      return verdict?.complexity_score ?? 0;
    };
    for (let n = 0; n < 100; n++) {
      const brief = briefAt(n);
      const { text } = composeIdea(catalogue, brief, { temperature: 0.85, seed: n });
      const scores = new Set([1, 4, 7, 10].map((complexity) => asked(text, complexity)));
      expect(scores.size).toBe(1);
      const [score = 0] = scores;
      const harder = `${text} No known method does this; it is an open research question for several services.`;
      expect(asked(harder, 1)).toBeGreaterThanOrEqual(Math.max(score, 8));
    }
    const simple = "Bean Ledger is one short script that sorts seed packets for a school garden club.";
    const steps = [
      simple,
      "Bean Ledger is a plain web app that sorts seed packets for a school garden club.",
      "Bean Ledger is an importer, a job queue, a background worker and an offline client for seed packets.",
      "Bean Ledger has a machine-learning pipeline and a classifier trained on seed packets.",
      "Bean Ledger spans several services with sensor fusion, and its custom firmware is formally verified.",
      "It is not known how Bean Ledger could work; it is an open research question.",
    ].map((text) => asked(text, 5));
    expect(steps).toEqual(steps.toSorted((a, b) => a - b));
    expect(new Set(steps).size).toBe(steps.length);
  });

  test("spreads its idea scores: none makes up a third of 300, and 7 or 8 less than a fifth", () => {
    const scores = Array.from({ length: 300 }, (_, n) => judge(ideaAt(n).text).idea_score);
    const share = (...values: number[]) => scores.filter((score) => values.includes(score)).length / 300;
    for (let score = 1; score <= 10; score++) expect(share(score)).toBeLessThan(1 / 3);
    expect(share(7, 8)).toBeLessThan(0.2);
    expect(new Set(scores).size).toBeGreaterThanOrEqual(6);
  });

  test("is deterministic", () => {
    expect(judge(SPECIFIC)).toEqual(judge(SPECIFIC));
  });
});
