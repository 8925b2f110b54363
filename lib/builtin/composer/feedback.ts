import type { ChatRequest } from "./chat-request";

/** What the user said against earlier answers in the conversation. */
export interface Feedback {
  rounds: number;
  text: string;
}

export function readConversation(messages: ChatRequest["messages"]): {
  question: string;
  feedback: Feedback;
} {
  const [question = "", ...later] = messages
    .filter(({ role }) => role === "user")
    .map(({ content }) => content);
  return { question, feedback: { rounds: later.length, text: later.join("\n") } };
}

/** The feedback about one field: the lines that begin with its name. */
export function feedbackOn({ text }: Feedback, field: string): string {
  const aboutField = new RegExp(`^[\\s*-]*"?\`?${field}\\b`, "i");
  return text
    .split("\n")
    .filter((line) => aboutField.test(line))
    .join(" ");
}

/** The limit that feedback names, as in "at most 30 words" or "5 to 10 words". */
export function parseLimit(feedback: string, unit: "word" | "character"): number | null {
  const patterns = [
    `(?:at most|no more than|up to|under|fewer than|maximum of|limit of|<=) (\\d+) ${unit}`,
    `\\d+ (?:to|–|-) (\\d+) ${unit}`,
  ];
  const limit = patterns.map((pattern) => new RegExp(pattern, "i").exec(feedback)?.[1]).find(Boolean);
  return limit === undefined ? null : Number(limit);
}
