import { TOPICS } from "./knowledge";
import type { Topic } from "./types";

/** The longest stretch of a template without a slot, in lower case: what tells the sentence by. */
export function fixedPart(template: string): string {
  const parts = template.toLowerCase().split(/\{[^}]*\}/);
  return parts.reduce((longest, part) => (part.length > longest.length ? part : longest), "").trim();
}

const SIGNS = TOPICS.map((topic) => ({
  topic,
  signs: [...(topic.lends ?? []), ...(topic.how ?? []), ...(topic.big ?? [])].map(fixedPart),
}));

/** Topics whose own sentences the text carries. */
export function treatedTopics(text: string): Topic[] {
  const lower = text.toLowerCase();
  return SIGNS.filter(({ signs }) => signs.some((sign) => lower.includes(sign))).map(({ topic }) => topic);
}
