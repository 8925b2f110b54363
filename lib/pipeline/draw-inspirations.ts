import type { RowSamples } from "./column";
import { type Random, stream } from "./random";
import type { CorpusVocabulary } from "./vocabulary";

/** Where inspirations come from: projects that people made, in the order of their ids, going round from one of them. */
export interface InspirationSource {
  /** Those with a tag. */
  ofTag(tag: string, from: number): AsyncIterator<number>;
  /** All, with their tags. */
  all(from: number): AsyncIterable<{ id: number; tags: string[] }>;
}

export interface DrawnInspiration {
  id: number;
  /** Whether it has none of the row's tags. */
  far: boolean;
}

interface DrawOptions {
  seed: number;
  seedTags: readonly string[];
  /** Row 0 first. */
  rows: readonly Pick<RowSamples, "primaryTag" | "secondaryTags">[];
  vocabulary: Pick<CorpusVocabulary, "neighbours">;
  source: InspirationSource;
  /** The highest id that may be drawn. */
  lastId: number;
}

/** A row may have 24 tags; these of them are looked at, the primary one first. */
const MAX_TAGS = 8;

/**
 * Draws for every row two or three projects with one of its tags and one without any, if there is one whose tags do not
 * stand beside the row's in the corpus either. No two rows have the same set, and none shares a project with another as
 * long as there are others; a small corpus gives fewer, or none.
 *
 * A draw takes the next project after a random id, and passes over none but those that were drawn already or are not far
 * enough: what is not drawn may come and go.
 */
export async function drawInspirationIds(options: DrawOptions): Promise<DrawnInspiration[][]> {
  const taken = new Set<number>();
  const sets = new Set<string>();
  const drawn: DrawnInspiration[][] = [];
  for (const [place, row] of options.rows.entries()) {
    const random = stream(options.seed, "inspirations", place);
    const tags = new Set([row.primaryTag, ...options.seedTags, ...row.secondaryTags]);
    const near = options.lastId > 0 ? await drawNear(options, random, [...tags], taken) : [];
    const far = options.lastId > 0 ? await drawFar(options, random, tags, taken) : undefined;
    const inspirations = [
      ...near.map((id) => ({ id, far: false })),
      ...(far === undefined ? [] : [{ id: far, far: true }]),
    ];
    while (sets.has(nameOf(inspirations))) inspirations.shift();
    if (inspirations.length > 0) sets.add(nameOf(inspirations));
    for (const { id } of inspirations) taken.add(id);
    drawn.push(inspirations);
  }
  return drawn;
}

const nameOf = (inspirations: DrawnInspiration[]) =>
  inspirations
    .map(({ id }) => id)
    .sort((a, b) => a - b)
    .join();

async function drawNear(
  { source, lastId }: DrawOptions,
  random: Random,
  [primary = "", ...others]: string[],
  taken: ReadonlySet<number>,
): Promise<number[]> {
  const wanted = 2 + random.int(2);
  const ofTags = [primary, ...random.shuffle(others)]
    .slice(0, MAX_TAGS)
    .map((tag) => source.ofTag(tag, 1 + random.int(lastId)));
  const near = new Set<number>();
  const passed = new Set<number>();
  for (let open = [...ofTags]; open.length > 0 && near.size < wanted; ) {
    const [next, ...rest] = open;
    const id = await nextOf(next, (id) => {
      if (taken.has(id)) passed.add(id);
      return !taken.has(id) && !near.has(id);
    });
    if (id !== undefined) near.add(id);
    // By turns: one of each tag, then another of the first.
    open = id === undefined || !next ? rest : [...rest, next];
  }
  return [...near, ...passed].slice(0, wanted);
}

async function nextOf(
  ids: AsyncIterator<number> | undefined,
  fits: (id: number) => boolean,
): Promise<number | undefined> {
  for (let next = await ids?.next(); next && !next.done; next = await ids?.next()) {
    if (fits(next.value)) return next.value;
  }
  return undefined;
}

async function drawFar(
  { source, vocabulary, lastId }: DrawOptions,
  random: Random,
  tags: ReadonlySet<string>,
  taken: ReadonlySet<number>,
): Promise<number | undefined> {
  const beside = [...tags].map((tag) => vocabulary.neighbours.get(tag));
  let apart: number | undefined;
  let again: number | undefined;
  for await (const project of source.all(1 + random.int(lastId))) {
    if (project.tags.length === 0 || project.tags.some((tag) => tags.has(tag))) continue;
    if (taken.has(project.id)) {
      again ??= project.id;
      continue;
    }
    const isBeside = project.tags.some((tag) => beside.some((neighbours) => neighbours?.has(tag)));
    if (!isBeside) return project.id;
    apart ??= project.id;
  }
  return apart ?? again;
}
