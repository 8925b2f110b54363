import { isTag } from "@/lib/contracts/tag";
import { byCount, type TagCount, type Vocabulary } from "@/lib/pipeline/vocabulary";

/** A vocabulary whose counts can change, in a time that does not grow with what stays as it is. */
export class LiveVocabulary implements Vocabulary {
  readonly tags: TagCount[];
  readonly counts: Map<string, number>;
  total: number;

  constructor({ tags, counts, total }: Vocabulary) {
    this.tags = [...tags];
    this.counts = new Map(counts);
    this.total = total;
  }

  /** @param changed tags with their counts from now on; nothing of one that is no more, or is no tag */
  recount(changed: Iterable<readonly [tag: string, count: number | null]>): void {
    for (const [tag, now] of changed) {
      const before = this.counts.get(tag) ?? 0;
      const count = isTag(tag) ? (now ?? 0) : 0;
      if (before > 0) this.tags.splice(this.#placeOf({ tag, count: before }), 1);
      if (count > 0) this.tags.splice(this.#placeOf({ tag, count }), 0, { tag, count });
      if (count > 0) this.counts.set(tag, count);
      else this.counts.delete(tag);
      this.total += count - before;
    }
  }

  /** Where a tag with this count is, or belongs. */
  #placeOf(wanted: TagCount): number {
    let [low, high] = [0, this.tags.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (byCount(this.tags[middle] as TagCount, wanted) < 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
