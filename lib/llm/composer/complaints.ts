/** What a correction asks for, as far as the composer can honour it. */
export interface Complaints {
  /** How often the answer was sent back. */
  turns: number;
  text: string;
}

export interface ChatMessage {
  role: string;
  content: string;
}

/** The first question, and what was said against the answers to it. */
export function splitConversation(messages: readonly ChatMessage[]): {
  question: string;
  complaints: Complaints;
} {
  const said = messages.filter(({ role }) => role === "user").map(({ content }) => content);
  const later = said.slice(1);
  return { question: said[0] ?? "", complaints: { turns: later.length, text: later.join("\n") } };
}

/** The complaint about one field: the rest of the line that begins with its name. */
export function complaintAbout(complaints: Complaints, field: string): string {
  const lines = complaints.text
    .split("\n")
    .filter((line) => new RegExp(`^[\\s*-]*"?\`?${field}\\b`, "i").test(line));
  return lines.join(" ");
}

/** The most words or characters a complaint allows, where it names a number. */
export function mostAllowed(complaint: string, unit: "word" | "character"): number | null {
  const patterns = [
    `(?:at most|no more than|up to|under|fewer than|maximum of|limit of|<=) (\\d+) ${unit}`,
    `\\d+ (?:to|–|-) (\\d+) ${unit}`,
  ];
  const hit = patterns.map((pattern) => new RegExp(pattern, "i").exec(complaint)?.[1]).find(Boolean);
  return hit === undefined ? null : Number(hit);
}
