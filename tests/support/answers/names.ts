import { goodObject } from "./good-answers";
import { type AnswerKind, says } from "./kind";

const named = (name: string): AnswerKind => ({
  ...says(`an idea that begins: ${name}`, (good) => `${name} ${good}`),
  columns: ["project_idea"],
  idea: (good) => `${name} ${good}`,
});
const declines = (text: string): AnswerKind => ({
  ...says(`declines: ${text}`, () => text, "llm_invalid"),
  columns: ["project_idea"],
});

/** Names that begin as refusals do, and refusals. */
export const NAMES: AnswerKind[] = [
  named("Sorry Jar is a chore tracker for flats."),
  named("Sorry, Wrong Number screens a grandmother's calls."),
  named("“Sorry I Missed You” is a notebook for couriers."),
  named("As an AI tutor, Lumen shows gardeners what soil tells."),
  named("As an AI-free diary it needs no model at all."),
  named("Apologies Accepted helps two people write to each other again."),
  named("I Can't Sleep is a lamp for people who lie awake."),
  declines("I'm sorry, but as an AI language model I can't come up with ideas like this one."),
  declines("Unfortunately, I am unable to write about this topic. Let me know if there is anything else!"),
  declines("I apologize, but this goes against my guidelines, so I have to leave it at that."),
  declines("Lo siento, pero no puedo ayudar con esa solicitud. Si quieres, prueba con otro tema."),
];

const listed = (name: string, hashtags: unknown): AnswerKind => ({
  ...says(`hashtags as ${name}`, (good, column) => JSON.stringify({ ...goodObject(good, column), hashtags })),
  columns: ["metadata"],
});

/** The good answer's hashtags in one text. */
export const HASHTAGS: AnswerKind[] = [
  listed("full-width commas", "gardening，ios，sensors，local-first"),
  listed("commas of Chinese lists", "gardening、ios、sensors、local-first"),
  listed("Arabic commas", "gardening، ios، sensors، local-first"),
  listed("semicolons", "gardening; ios；sensors؛ local-first"),
  listed("bars", "gardening | ios｜sensors|local-first"),
  listed("hashes alone", "#gardening#ios#sensors#local-first"),
  listed("full-width hashes", "＃gardening＃ios ＃sensors＃local-first"),
  listed("a list in JSON", '["gardening", "ios", "sensors", "local-first"]'),
  listed("a list in JSON, twice", '"[\\"gardening\\", \\"ios\\", \\"sensors\\", \\"local-first\\"]"'),
  listed("a list in Python", "['gardening', 'ios', 'sensors', 'local-first']"),
  listed("a list with bullets", "- gardening\n- ios\n- sensors\n- local-first"),
  listed("one text in a list", ["gardening, ios, sensors, local-first"]),
  listed("hashes in a list", ["#gardening#ios", "#sensors #local-first"]),
];
