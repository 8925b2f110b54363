import type { Catalogue } from "../catalogue";
import type { Topic } from "../content-schema";
import { hash } from "../text/random";
import { type Situation, situationsFromPatterns } from "./situation-patterns";

/** Any so many in a row differ in their people, their problem and their item. */
const APART = 10;
/** More than a run usually has of ideas for one set of tags. */
const MAX_SITUATIONS = 60;
const REMEMBERED_SETS = 200;

const remembered = new WeakMap<Catalogue, Map<string, readonly Situation[]>>();

/**
 * The situations for a set of tags, in an order of their own. Neighbours differ, so rows of a run that have
 * consecutive seeds never share one, in whatever order they run. The tags' subjects come first, then tags without a
 * topic; techniques alone may be used anywhere.
 */
export function situationsFor(catalogue: Catalogue, tags: readonly string[]): readonly Situation[] {
  const known = remembered.get(catalogue) ?? new Map<string, readonly Situation[]>();
  remembered.set(catalogue, known);
  const set = [...new Set(tags)].sort();
  const key = set.join();
  const found = known.get(key) ?? spaceOut(candidatesFor(catalogue, set, key));
  known.delete(key);
  known.set(key, found);
  for (const oldest of known.keys()) {
    if (known.size <= REMEMBERED_SETS) break;
    known.delete(oldest);
  }
  return found;
}

function candidatesFor(catalogue: Catalogue, tags: readonly string[], key: string): Situation[] {
  const topics = tags.map((tag) => catalogue.topicFor(tag));
  const subjects = topics.filter(({ scenes }) => scenes);
  const known = subjects.filter((topic) => catalogue.isKnown(topic));
  const chosen = [...new Set(known.length > 0 ? known : subjects)];
  if (chosen.length === 0) return shuffle(catalogue.scenes, key);
  return interleave(chosen.map((topic) => situationsOf(catalogue, topic, key)));
}

/** The written scenes of a topic, spread evenly over those made from patterns. */
function situationsOf(catalogue: Catalogue, topic: Topic, key: string): Situation[] {
  const written = (topic.scenes ?? []).map((scene) => ({ topic, scene, pattern: scene.pain }));
  const made = shuffle(situationsFromPatterns(catalogue.phrases.situations, topic), key);
  return interleave([shuffle(written, key), made.slice(0, 2 * MAX_SITUATIONS - written.length)]);
}

const shuffle = (situations: readonly Situation[], key: string): Situation[] =>
  situations
    .map((situation) => ({ situation, at: hash(`${key}/${situation.scene.item}/${situation.scene.pain}`) }))
    .toSorted((a, b) => a.at - b.at)
    .map(({ situation }) => situation);

/** Merges lists so that each is spread evenly over the whole. */
const interleave = <T>(lists: readonly T[][]): T[] =>
  lists
    .flatMap((list) => list.map((item, at) => ({ item, at: (at + 0.5) / list.length })))
    .toSorted((a, b) => a.at - b.at)
    .map(({ item }) => item);

/** As many as fit in a circle without two that are alike within APART places. */
function spaceOut(candidates: readonly Situation[]): readonly Situation[] {
  for (let count = Math.min(MAX_SITUATIONS, candidates.length); count > 1; count--) {
    const circle = placeInCircle(candidates, count);
    if (circle) return withRounds(circle);
  }
  return candidates.slice(0, 1);
}

/** Counts the situations of each item that has more than a run may have of the same sentence. */
function withRounds(circle: readonly Situation[]): Situation[] {
  const rounds = new Map<string, number>();
  const items = [...new Set(circle.map(({ scene }) => scene.item))];
  const usual = Math.ceil(circle.length / items.length);
  const times = (item: string) => circle.filter(({ scene }) => scene.item === item).length;
  return circle.map((situation) => {
    const { item } = situation.scene;
    const round = rounds.get(item) ?? 0;
    rounds.set(item, round + 1);
    return times(item) > 2
      ? { ...situation, rounds: { first: items.indexOf(item) * usual, at: round, of: times(item) } }
      : situation;
  });
}

/** Where an idea stands among those about its item. */
export interface ItemTurn {
  /** How many come before. */
  before: number;
  /** Goes on by one from one to the next, and starts elsewhere for each item. */
  turn: number;
}

/** The turn of a situation in the so-manieth time round the circle; null if its item comes up seldom. */
export function turnOf({ rounds }: Situation, cycle: number): ItemTurn | null {
  const before = rounds ? cycle * rounds.of + rounds.at : 0;
  return rounds ? { before, turn: rounds.first + before } : null;
}

/** Two that share one of these are alike. */
const keysOf = ({ pattern, scene }: Situation) => [`i ${scene.item}`, `p ${pattern}`, `w ${scene.who}`];

/**
 * Written scenes come at even distances. Of the others those go first of whose item and pattern the most are left,
 * so that the last places are not all the same.
 */
function placeInCircle(candidates: readonly Situation[], count: number): Situation[] | null {
  const left = new Map(candidates.map((situation) => [situation, keysOf(situation)]));
  const leftOf = countBy([...left.values()].flat());
  const [first, last] = [new Map<string, number>(), new Map<string, number>()];
  const written = Math.min(count, candidates.filter(isWritten).length);
  const topics = [...new Set(candidates.map(({ topic }) => topic))];
  const placed: Situation[] = [];
  while (placed.length < count) {
    const at = placed.length;
    const isFree = (key: string) =>
      at - (last.get(key) ?? -APART) >= APART && (first.get(key) ?? count) + count - at >= APART;
    const isTurn = Math.floor(((at + 1) * written) / count) > Math.floor((at * written) / count);
    let next: Situation | null = null;
    let most = 0;
    for (const [situation, keys] of left) {
      const isTopicsTurn = situation.topic === topics[at % topics.length];
      const least = (isTurn && isWritten(situation) ? 2000 : 0) + (isTopicsTurn ? 1000 : 0);
      const need = keys.reduce((sum, key) => sum + (leftOf.get(key) ?? 0), least);
      if (need > most && keys.every(isFree)) [next, most] = [situation, need];
    }
    if (!next) return null;
    for (const key of left.get(next) ?? []) {
      if (!first.has(key)) first.set(key, at);
      last.set(key, at);
      leftOf.set(key, (leftOf.get(key) ?? 0) - 1);
    }
    left.delete(next);
    placed.push(next);
  }
  return placed;
}

const isWritten = ({ scene, pattern }: Situation) => pattern === scene.pain;

function countBy(keys: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
}
