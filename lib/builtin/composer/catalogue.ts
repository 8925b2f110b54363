import type { Archetype, Audience, Content, Topic } from "./content-schema";
import type { Situation } from "./idea/situation-patterns";
import { singular } from "./text/english";
import { longestLiteral } from "./text/template";

const ADJECTIVE = /-(first|based|powered|driven|free|hosted|friendly|only|native|less)$/;

/** In characters; shorter stretches of a template may stand in any text. */
const MIN_SIGNATURE = 18;

export interface ShortForms {
  /** Nouns that say too little alone: "people", "members". */
  vagueHeads: ReadonlySet<string>;
}

/** The content, indexed the way the composer looks it up. */
export class Catalogue {
  readonly phrases: Content["phrases"];
  readonly archetypes: readonly Archetype[];
  readonly scenes: readonly Situation[];
  readonly shortForms: ShortForms;
  readonly #topicByTag: ReadonlyMap<string, Topic>;
  readonly #signatures: readonly { topic: Topic; literals: string[] }[];
  readonly #kinds: readonly { archetype: Archetype; literals: string[] }[];

  constructor({ knowledge, archetypes, phrases }: Content) {
    const topics = Object.values(knowledge).flat();
    const { vagueHeads } = phrases["short-forms"];
    this.phrases = phrases;
    this.archetypes = Object.values(archetypes).flat();
    this.scenes = topics.flatMap((topic) =>
      (topic.scenes ?? []).map((scene) => ({ topic, scene, pattern: scene.pain })),
    );
    this.shortForms = {
      vagueHeads: new Set(vagueHeads),
    };
    this.#topicByTag = new Map(
      topics.flatMap((topic) =>
        [...topic.tags, ...(topic.narrower ?? [])].map((tag) => [tag, topic] as const),
      ),
    );
    this.#kinds = this.archetypes.map((archetype) => ({
      archetype,
      literals: [...archetype.how, ...archetype.apart].map(longestLiteral),
    }));
    this.#signatures = topics.map((topic) => ({
      topic,
      literals: [...(topic.lends ?? []), ...(topic.how ?? []), ...(topic.big ?? []), ...(topic.gives ?? [])]
        .map(longestLiteral)
        .filter((literal) => literal.length >= MIN_SIGNATURE),
    }));
  }

  /** The topic of a tag, in singular or plural. */
  findTopic(tag: string): Topic | null {
    const topics = this.#topicByTag;
    return topics.get(tag) ?? topics.get(`${tag}s`) ?? topics.get(singular(tag)) ?? null;
  }

  /** The topic of any tag; an unknown one gets situations that many tags have. */
  topicFor(tag: string): Topic {
    return this.findTopic(tag) ?? this.#topicOfUnknown(tag);
  }

  isKnown = (topic: Topic): boolean => topic.tags.some((tag) => this.#topicByTag.has(tag));

  #topicOfUnknown(tag: string): Topic {
    const label = this.labelOf(tag);
    const fill = (text: string) => text.replaceAll("{topic}", () => label);
    const { people, things, scenes } = this.phrases["unknown-tags"];
    const filled = scenes.map((scene) => ({ ...scene, who: fill(scene.who), data: fill(scene.data) }));
    return { tags: [tag], label, people: people.map(fill), things, scenes: filled };
  }

  /** What a tag is called in running text: its topic's label if it means the topic, else its own words. */
  wordFor(tag: string): string {
    const topic = this.findTopic(tag);
    const means = topic?.tags.some((own) => own === tag || singular(own) === tag || own === `${tag}s`);
    return topic && means && (topic.gives || singular(topic.tags[0] ?? "") === singular(tag))
      ? topic.label
      : this.labelOf(tag);
  }

  /** A tag in running text: "machine learning", "iOS", "offline-first tools". */
  labelOf(tag: string): string {
    if (ADJECTIVE.test(tag)) return `${tag} tools`;
    const words = tag.split(/[-_\s]+/).filter(Boolean);
    return words.map((word) => this.spell(word)).join(" ") || tag;
  }

  spell(word: string): string {
    const { spellings } = this.phrases;
    return (Object.hasOwn(spellings, word) && spellings[word]) || word;
  }

  audience(name: string): Audience {
    const { known, other } = this.phrases.audiences;
    return (Object.hasOwn(known, name) && known[name]) || other;
  }

  /** The topics whose own sentences the text contains. */
  topicsTreatedIn(text: string): Topic[] {
    const lower = text.toLowerCase();
    return this.#signatures
      .filter(({ literals }) => literals.some((literal) => lower.includes(literal)))
      .map(({ topic }) => topic);
  }

  /** The kind of project whose own sentences the text contains. */
  archetypeTreatedIn(text: string): Archetype | null {
    const lower = text.toLowerCase();
    const found = this.#kinds.find(({ literals }) => literals.some((literal) => lower.includes(literal)));
    return found?.archetype ?? null;
  }

  /** What a project of this kind says about its size or, from complexity 8, about what makes it hard. */
  sizeSentences({ group }: Archetype, complexity: number): readonly string[] {
    const sizes = this.phrases["size-sentences"];
    return sizes[complexity - 1] ?? this.phrases["hard-problems"][group][complexity - sizes.length - 1] ?? [];
  }
}
