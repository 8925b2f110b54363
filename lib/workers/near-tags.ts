import "server-only";
import { setImmediate as giveWay } from "node:timers/promises";
import { CONTENT_FILES } from "@/lib/builtin/composer/content";
import { createTagGuide, type TagGuide } from "@/lib/builtin/composer/known-tags";
import { tagsByKey, variantOf } from "@/lib/pipeline/tags/fold-tags";
import { readSql } from "@/lib/store/sql";
import type { NearTagsInput, NearTagsOutput } from "./messages";
import { readStore } from "./read-store";

/** A guide to the composer's tags and a corpus's, or to those of the corpus alone. */
interface Guide {
  source: string;
  guide: TagGuide;
  /** By spelling, so that a tag's other names lead to it. */
  tags: ReadonlyMap<string, string>;
}

/** What is known of tags, by version of the store's tag statistics; of one store and writer at a time. */
export class NearTags {
  #last: Guide | null = null;

  async find(input: NearTagsInput): Promise<NearTagsOutput> {
    const { guide, tags } = await this.#guideOf(input);
    const output: NearTagsOutput = [];
    for (const tag of input.tags) {
      const sameThing = variantOf(tag, tags);
      const names = sameThing === undefined || sameThing === tag ? [] : [sameThing];
      const nearest = [...new Set([...names, ...guide.nearest(tag, input.limit + 1)])];
      output.push({ knows: guide.knows(tag), nearest: nearest.slice(0, input.limit) });
      await giveWay();
    }
    return output;
  }

  async #guideOf({ path, composer }: NearTagsInput): Promise<Guide> {
    const [version, corpus] = await readStore(path, async ({ query }) => {
      const [row] = await query(readSql("read-tag-counts"));
      return [row?.[0], JSON.parse(String(row?.[1] ?? "[]")) as string[]] as const;
    });
    const source = `${path} ${version} ${composer}`;
    if (this.#last?.source === source) return this.#last;
    this.#last = { source, ...makeGuide(corpus, composer) };
    return this.#last;
  }
}

type Knowledge = NonNullable<Parameters<typeof createTagGuide>[0]>;

function makeGuide(corpus: readonly string[], composer: boolean): Pick<Guide, "guide" | "tags"> {
  const knowledge: Knowledge = composer ? CONTENT_FILES.knowledge : {};
  const topics = Object.values(knowledge).flat();
  const composerTags = topics.flatMap(({ tags, narrower = [] }) => [...tags, ...narrower]);
  const own = new Set(composerTags);
  const others = corpus.filter((tag) => !own.has(tag)).map((tag) => ({ tags: [tag], label: tag }));
  return {
    guide: createTagGuide({ ...knowledge, corpus: others }),
    tags: tagsByKey([...corpus, ...composerTags]),
  };
}
