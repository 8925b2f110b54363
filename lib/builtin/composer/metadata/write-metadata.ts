import type { Catalogue } from "../catalogue";
import { type Feedback, feedbackOn, parseLimit } from "../feedback";
import { placeTags } from "../idea/place-tags";
import { extractMaterial, splitList, withoutMaterial } from "../idea-brief";
import { type RecognisedIdea, recogniseIdea } from "../recognise-idea";
import { sentences, wordCount } from "../text/english";
import { hash, seededRandom } from "../text/random";
import { writeDescription } from "./description";
import { chooseHashtags } from "./hashtags";
import { writeTagline } from "./tagline";

export interface MetadataAnswer {
  title: string;
  short_description: string;
  description: string;
  hashtags: string[];
}

const MAX_TITLE_WORDS = 5;

/** Answers the metadata prompt; null if the question is not one. Without a seed the text decides on the wording. */
export function writeMetadata(
  catalogue: Catalogue,
  question: string,
  feedback: Feedback,
  seed?: number | null,
): MetadataAnswer | null {
  const material = extractMaterial(question, "idea");
  if (!material || !withoutMaterial(question).includes("Required hashtags:")) return null;
  const { text } = material;
  const instructions = question.slice(material.end);
  const required = listAfter(instructions, /^Required hashtags:(.*)$/m);
  const common = listAfter(instructions, /^Hashtags in use[^:]*:(.*)$/m);
  const idea = recogniseIdea(catalogue, text, required);
  const own = hash(`${text}/${feedback.rounds}`);
  const random = seededRandom(own);
  const turn = (seed == null ? null : idea.turn(seed + feedback.rounds)) ?? own;
  const missed = quotedTags(feedbackOn(feedback, "hashtags")).filter((tag) => !required.includes(tag));
  const places = placeTags(catalogue, required, idea.about ?? catalogue.topicFor(required[0] ?? ""));
  const description = writeDescription(catalogue, idea, places, {
    random,
    seed: seed ?? own,
    turn,
  });
  return {
    title: writeTitle(idea, feedbackOn(feedback, "title")),
    short_description: writeTagline(catalogue, idea, random),
    description: shorten(description, feedbackOn(feedback, "description")),
    hashtags: chooseHashtags(catalogue, text, idea, { required: [...required, ...missed], common }),
  };
}

const listAfter = (text: string, label: RegExp) =>
  splitList(label.exec(text)?.[1] ?? "").filter((tag) => tag !== "none yet");

const quotedTags = (text: string) =>
  Array.from(text.matchAll(/["“'`#]([\p{Ll}\p{N}][\p{Ll}\p{N}+#.-]*)["”'`]/gu), ([, tag = ""]) => tag);

/** The name, or the first words of the prose; a single word is completed to two. */
function writeTitle({ name, sentences: [first = ""] }: RecognisedIdea, feedback: string): string {
  const words = (name || first.replace(/[^\p{L}\p{N}\s'-]/gu, "")).split(/\s+/).filter(Boolean);
  const limit = Math.min(MAX_TITLE_WORDS, parseLimit(feedback, "word") ?? MAX_TITLE_WORDS);
  const title = words.slice(0, name ? limit : Math.min(4, limit));
  if (/taken|in use|exists|already|duplicate/i.test(feedback)) title.unshift("New");
  if (title.length < 2) title.push("Project");
  return title.slice(0, limit).join(" ");
}

function shorten(description: string, feedback: string): string {
  const maxWords = parseLimit(feedback, "word") ?? Number.POSITIVE_INFINITY;
  const maxCharacters = parseLimit(feedback, "character") ?? Number.POSITIVE_INFINITY;
  const fits = (text: string) => wordCount(text) <= maxWords && text.length <= maxCharacters;
  const parts = sentences(description);
  while (parts.length > 1 && !fits(parts.join(" "))) parts.pop();
  return parts.join(" ");
}
