import type { Archetype, Audience, Content, Scene, Topic } from "./content-schema";
import { longestLiteral } from "./text/template";

const ADJECTIVE = /-(first|based|powered|driven|free|hosted|friendly|only|native|less)$/;

export interface ShortForms {
  /** Nouns that say too little alone: "people", "members". */
  vagueHeads: ReadonlySet<string>;
  /** Matches the noun a source of data is called by. */
  sourceNoun: RegExp;
}

/** The content, indexed the way the composer looks it up. */
export class Catalogue {
  readonly phrases: Content["phrases"];
  readonly archetypes: readonly Archetype[];
  readonly scenes: readonly { topic: Topic; scene: Scene }[];
  readonly shortForms: ShortForms;
  readonly #topicByTag: ReadonlyMap<string, Topic>;
  readonly #signatures: readonly { topic: Topic; literals: string[] }[];

  constructor({ knowledge, archetypes, phrases }: Content) {
    const topics = Object.values(knowledge).flat();
    const { vagueHeads, sourceNouns } = phrases["short-forms"];
    this.phrases = phrases;
    this.archetypes = Object.values(archetypes).flat();
    this.scenes = topics.flatMap((topic) => (topic.scenes ?? []).map((scene) => ({ topic, scene })));
    this.shortForms = {
      vagueHeads: new Set(vagueHeads),
      sourceNoun: new RegExp(`\\b(${sourceNouns.join("|")})\\b`),
    };
    this.#topicByTag = new Map(topics.flatMap((topic) => topic.tags.map((tag) => [tag, topic] as const)));
    this.#signatures = topics.map((topic) => ({
      topic,
      literals: [...(topic.lends ?? []), ...(topic.how ?? []), ...(topic.big ?? [])].map(longestLiteral),
    }));
  }

  /** The topic of a tag, in singular or plural. */
  findTopic(tag: string): Topic | null {
    const topics = this.#topicByTag;
    return topics.get(tag) ?? topics.get(`${tag}s`) ?? topics.get(tag.replace(/s$/, "")) ?? null;
  }

  /** The topic of any tag; an unknown one gets generic scenes. */
  topicFor(tag: string): Topic {
    const label = this.labelOf(tag);
    return this.findTopic(tag) ?? { tags: [tag], label, scenes: this.genericScenes(label) };
  }

  genericScenes(topic: string): Scene[] {
    const fill = (text: string) => text.replaceAll("{topic}", () => topic);
    return this.phrases["generic-scenes"].map((scene) => ({
      ...scene,
      who: fill(scene.who),
      data: fill(scene.data),
    }));
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

  /** What a project of this kind says about its size or, from complexity 8, about what makes it hard. */
  sizeSentences({ group }: Archetype, complexity: number): readonly string[] {
    const sizes = this.phrases["size-sentences"];
    return sizes[complexity - 1] ?? this.phrases["hard-problems"][group][complexity - sizes.length - 1] ?? [];
  }
}
