/** What a scene lets a project do with it; archetypes ask for at least one of these. */
export type Ability =
  | "log"
  | "match"
  | "limit"
  | "map"
  | "learn"
  | "text"
  | "sense"
  | "share"
  | "plan"
  | "code"
  | "past"
  | "guess"
  | "expire"
  | "fault"
  | "swap";

/** One concrete situation with people, things and a trouble in it. The grammar of every field is fixed. */
export interface Scene {
  /** Plural noun phrase: "people newly told to cut salt". */
  who: string;
  /** Clause in lower case, without its full stop. */
  pain: string;
  /** Bare verb phrase, after "can" or "to". */
  wish: string;
  /** Singular countable noun, without article. */
  item: string;
  /** Plural of `item`, where adding an s is not it. */
  items?: string;
  /** Noun phrase with its article: where the data comes from; never a subject of a verb in the present. */
  data: string;
  /** Noun phrase with its article: a second source about the same things. */
  other: string;
  /** Noun phrase: the quantity that matters; only ever an object. */
  number: string;
  /** Adverbial: "when the trolley is already full". */
  when: string;
  /** One or two whole sentences about the design that nobody expects. */
  twist: string;
  /** At least eight words or pairs of words for names, capitalised, separated by commas. */
  names: string;
  can: Ability[];
}

/** What the composer knows about a tag: as a subject (scenes, lends), as a technique (how), or both. */
export interface Topic {
  /** The first is the tag's own spelling; the others mean the same. */
  tags: string[];
  /** Noun phrase for running text: "machine learning", "iOS". */
  label: string;
  /** Whole sentences that carry a habit of this field over to another; slots `{item}`, `{items}`. */
  lends?: string[];
  /** Whole sentences on what this technique does in a project. */
  how?: string[];
  /** The same where the complexity is 6 or more. */
  big?: string[];
  scenes?: Scene[];
}

export type Group = "keeping" | "checking" | "reading" | "sharing" | "thinking" | "making";

/** A kind of project, written once and filled from a scene. */
export interface Archetype {
  id: string;
  /** The hashtag of this kind. */
  tag: string;
  /** What it does in general, which decides what would make it hard. */
  group: Group;
  can: Ability[];
  /** Whether a scene must offer all of `can`, and not just one. */
  all?: true;
  /** Complexities, 1 to 10, at which this kind of project is natural. */
  range: readonly [number, number];
  /** 1 (seen every week) to 5 (hardly ever seen). */
  rarity: number;
  /** Six nouns for the end of a name that hint at the mechanism, separated by blanks. */
  tails: string;
  /** Noun phrases with an article. */
  kind: string[];
  /** Verb phrases in the third person. */
  does: string[];
  how: string[];
  /** One more sentence where the complexity is 6 or more. */
  big?: string[];
  apart: string[];
  /** What it is in two to five words, for taglines that end with "for" and the people. */
  plain: string;
  /** Taglines; one of them must have 5 to 10 words for any `{items}` of one to three words. */
  lines: string[];
}
