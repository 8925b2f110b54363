import { expect, test } from "vitest";
import { compareSets } from "@/lib/quality/compare";
import { DISTINCT_COSINE } from "@/lib/quality/distinct-cosine";
import { measureIdeas } from "@/lib/quality/measure-ideas";
import { SETTINGS } from "../../eval/settings";
import { STUBS } from "../../eval/stubs/stubs";
import { inputOf } from "../../support/quality-rows";
import { measureRun } from "./measure-run";

/** Fewer than the fixed settings have, for the sake of time. */
const IDEAS = 30;
const OPTIONS = { resamples: 400 };

async function make(name: string) {
  const setting = SETTINGS.find((one) => one.name === name);
  if (!setting || setting.writer === "built-in" || setting.writer === "model")
    throw new Error(`no stub: ${name}`);
  const env: Record<string, string> = setting.prompts === null ? {} : { PROMPTS_DIR: setting.prompts };
  const request = { ...setting.requests[0], num_ideas: IDEAS };
  const { rows } = await measureRun(STUBS[setting.writer], request, env);
  const input = inputOf(rows, { cosine: DISTINCT_COSINE });
  const figures = measureIdeas(input, OPTIONS);
  return { input, value: (id: string) => figures.find((one) => one.id === id)?.value ?? Number.NaN };
}

test("the figures order the settings as they were made", async () => {
  const plain = await make("plain");
  const ours = await make("ours");
  const biased = await make("biased-judge");

  expect(plain.value("distinct_ideas")).toBeLessThan(ours.value("distinct_ideas") - 3);
  expect(plain.value("vendi_score")).toBeLessThan(ours.value("vendi_score"));
  expect(plain.value("repeated_sentences")).toBeGreaterThan(ours.value("repeated_sentences"));
  // The plain judge is told what was asked for, and echoes it.
  expect(plain.value("complexity_echo")).toBeGreaterThan(ours.value("complexity_echo") + 0.2);
  expect(plain.value("complexity_agreement")).toBeGreaterThan(ours.value("complexity_agreement"));
  // Examples make a judge spread that goes by them, and not one that does not.
  expect(plain.value("score_saturation")).toBeGreaterThan(ours.value("score_saturation") + 0.4);
  expect(biased.value("score_saturation")).toBeGreaterThan(ours.value("score_saturation") + 0.4);
  expect(biased.value("score_entropy")).toBeLessThan(ours.value("score_entropy"));

  const { paired, differences } = compareSets(plain.input, ours.input, OPTIONS);
  expect(paired).toBe(true);
  const real = differences.filter((one) => one.real).map(({ id }) => id);
  expect(real).toEqual(expect.arrayContaining(["distinct_ideas", "score_saturation", "complexity_echo"]));
}, 300_000);
