import type { Prompt } from "@/lib/pipeline/prompt";
import { bounded } from "./provider-sentence";

/** One message of a chat. */
export interface Message {
  role: "system" | "user" | "assistant";
  content: string;
}

/** A bad answer is shown to the model again up to here: enough to mend it, not enough to drown in. */
const MAX_SHOWN = 4_000;
const MAX_PROBLEMS = 12;
const MAX_PROBLEM = 200;

/** The question as it is asked the first time. */
export function opening({ system, user }: Prompt): Message[] {
  return [
    { role: "system", content: system },
    { role: "user", content: user },
  ];
}

/** The conversation so far, the model's answer, and what is wrong with it, field by field. */
export function corrected(
  messages: Message[],
  bad: { answer: string; problems: string[] },
  kind: "json" | "prose",
): Message[] {
  const problems = bad.problems.slice(0, MAX_PROBLEMS).map((problem) => `- ${bounded(problem, MAX_PROBLEM)}`);
  const wish =
    kind === "json"
      ? "Answer again with the whole JSON object, corrected, and nothing else."
      : "Answer again with the whole text, corrected, and nothing else.";
  return [
    ...messages,
    { role: "assistant", content: bounded(bad.answer, MAX_SHOWN) },
    {
      role: "user",
      content: ["That answer cannot be used:", ...problems, wish].join("\n"),
    },
  ];
}
