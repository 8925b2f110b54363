import { type Complaints, complaintAbout, mostAllowed } from "./complaints";
import { describe } from "./describe";
import { hash, makeDice } from "./dice";
import { pickHashtags } from "./pick-hashtags";
import { between, listed } from "./read-wishes";
import { recognise } from "./recognise";
import { writeTagline } from "./tagline";
import { countWords, sentences } from "./words";

export interface MetadataAnswer {
  title: string;
  short_description: string;
  description: string;
  hashtags: string[];
}

const after = (text: string, start: RegExp) =>
  listed(start.exec(text)?.[1] ?? "").filter((tag) => tag !== "none yet");

/** The metadata of the idea in a metadata prompt; null where the text is not such a prompt. */
export function writeMetadata(question: string, complaints: Complaints): MetadataAnswer | null {
  const idea = between(question, "idea");
  if (idea === null || !question.includes("Required hashtags:")) return null;
  const below = question.slice(question.lastIndexOf("</idea>"));
  const required = after(below, /^Required hashtags:(.*)$/m);
  const recognised = recognise(idea, required);
  const dice = makeDice(hash(`${idea}/${complaints.turns}`));
  const wanted = [
    ...complaintAbout(complaints, "hashtags").matchAll(/["“'`#]([\p{Ll}\p{N}][\p{Ll}\p{N}+#.-]*)["”'`]/gu),
  ];
  return {
    title: writeTitle(recognised.name, recognised.sentences, complaintAbout(complaints, "title")),
    short_description: writeTagline(recognised, dice),
    description: shortened(describe(recognised, idea, dice), complaintAbout(complaints, "description")),
    hashtags: pickHashtags(idea, recognised, {
      required: [
        ...required,
        ...wanted.map((match) => match[1] ?? "").filter((tag) => !required.includes(tag)),
      ],
      common: after(below, /^Hashtags in use[^:]*:(.*)$/m),
    }),
  };
}

/** The project's name in 2 to 5 words; a single word gets a companion. */
function writeTitle(name: string, prose: string[], complaint: string): string {
  const words = (name || (prose[0] ?? "").replace(/[^\p{L}\p{N}\s'-]/gu, "")).split(/\s+/).filter(Boolean);
  const most = Math.min(5, mostAllowed(complaint, "word") ?? 5);
  const title = words.slice(0, name ? most : Math.min(4, most));
  if (/taken|in use|exists|already|duplicate/i.test(complaint)) title.unshift("New");
  if (title.length < 2) title.push("Project");
  return title.slice(0, most).join(" ");
}

function shortened(description: string, complaint: string): string {
  const words = mostAllowed(complaint, "word");
  const characters = mostAllowed(complaint, "character");
  const most = (text: string) =>
    (words === null || countWords(text) <= words) && (characters === null || text.length <= characters);
  const parts = sentences(description);
  while (parts.length > 1 && !most(parts.join(" "))) parts.pop();
  return parts.join(" ");
}
