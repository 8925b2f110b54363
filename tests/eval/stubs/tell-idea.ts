import { hash } from "../../support/stub-model/random";
import type { ReadPrompt } from "./read-prompt";
import { FAVOURITES, ideasNamedIn, type StubIdea } from "./repertoire";

const PARTS = [
  "an importer",
  "a local store",
  "a search index",
  "a scheduler",
  "a solver",
  "a synchronised copy",
  "a trained classifier",
  "a simulation",
  "a distributed queue",
  "a proof checker",
] as const;

/** Two paragraphs about an idea for what was asked: its name first, then its tags and as many parts as it is complex. */
function tellIdea(idea: StubIdea, by: number, { tags, audience, complexity }: ReadPrompt): string {
  const title = idea.title(by);
  const wanted = complexity ?? 1 + (hash(`parts ${idea.id}`) % PARTS.length);
  const parts = Math.max(1, Math.min(PARTS.length, wanted + (hash(`noise ${by}`) % 3) - 1));
  return [
    `${title} is for ${audience}. ${idea.description(by)}`,
    `${title} is built around ${tags.join(" and ") || "plain text"}, from ${PARTS.slice(0, parts).join(", ")}; ` +
      `what sets ${title} apart is that ${idea.tagline(by).toLowerCase()}.`,
  ].join("\n\n");
}

/** As many ideas as the prompt asks for; where it asks for several, each with how probable it is. */
export function tellIdeas(prompt: ReadPrompt, choose: () => StubIdea, random: () => number): string {
  const by = () => Math.floor(random() * 1000);
  if (prompt.alternatives === 1) return tellIdea(choose(), by(), prompt);
  const ideas = Array.from({ length: prompt.alternatives }, choose).map((idea) => ({
    probability: FAVOURITES.includes(idea) ? 0.3 : 0.05,
    idea: tellIdea(idea, by(), prompt),
  }));
  return JSON.stringify({ ideas });
}

/** How many parts the text of an idea names: what a judge can see of its complexity. */
export const countParts = (text: string): number => PARTS.filter((part) => text.includes(part)).length;

/** Title, tagline and description, read out of the idea's text; its tags stand in its last sentence. */
export function tellMetadata({ idea, text }: ReadPrompt): object {
  const told =
    /^(.+?) is for (.+?)\. ([^\n]+)\n\n.* is built around (.+?), from .* apart is that (.+)\.$/s.exec(idea);
  const [, title = "Plain Idea", audience = "people", description = "", tags = "", tagline = ""] = told ?? [];
  const required = [...(/^Required hashtags: (.+)$/m.exec(text)?.[1] ?? "").matchAll(/"([^"]+)"/g)];
  const hashtags = [...required.map(([, tag = ""]) => tag), "local-first", "self-hosted", "open-data"];
  const sentences = description.split(/(?<=[.!?]) /).length;
  const about =
    sentences < 3 ? `. ${title} brings ${tags} to ${audience}.` : `, which brings ${tags} to ${audience}.`;
  return {
    title,
    short_description: tagline.charAt(0).toUpperCase() + tagline.slice(1),
    description: description.replace(/[.!?]$/, about),
    hashtags: [...new Set(hashtags)].slice(0, Math.max(3, Math.min(5, required.length))),
  };
}

/** The idea that a judge has before it; undefined where it is none that the stubs tell. */
export const judgedIdea = ({ metadata }: ReadPrompt): StubIdea | undefined => {
  const title = /^Title: (.+)$/m.exec(metadata)?.[1] ?? "";
  return [...ideasNamedIn(title)][0];
};
