import type { Project, ReviewQueue } from "@/lib/contracts/types";

export type QueuedIdea = ReviewQueue["projects"][number];

/** A sitting at the queue. Ideas that are settled in it stay in their place, so that their numbers hold. */
export interface Session {
  ideas: readonly QueuedIdea[];
  /** Ids of those that were decided or removed in this sitting. */
  settled: ReadonlySet<number>;
  /** How many match, those settled here included. */
  total: number;
  /** The id of the idea in front; null when all are settled. */
  at: number | null;
}

/**
 * Begins with a page of the queue.
 *
 * @param wanted the idea to begin with; it comes first where the page lacks it
 */
export function startSession(queue: ReviewQueue, wanted: QueuedIdea | null): Session {
  const missing = wanted !== null && !queue.projects.some(({ id }) => id === wanted.id);
  const ideas = missing ? [wanted, ...queue.projects] : queue.projects;
  const total = Math.max(queue.total - queue.offset, queue.projects.length) + (missing ? 1 : 0);
  return { ideas, settled: new Set(), total, at: wanted?.id ?? ideas[0]?.id ?? null };
}

export const currentIdea = ({ ideas, at }: Session) => ideas.find(({ id }) => id === at) ?? null;
export const openIdeas = ({ ideas, settled }: Session) => ideas.filter(({ id }) => !settled.has(id));

/** "12 of 40": the place of the idea in front, from 1. */
export function placeOf({ ideas, at }: Session): number {
  return ideas.findIndex(({ id }) => id === at) + 1;
}

/** Ideas after the one in front that are not settled, as they will come; at most `count`. */
export function upcoming(session: Session, count: number): QueuedIdea[] {
  const from = placeOf(session);
  const inOrder = [...session.ideas.slice(from), ...session.ideas.slice(0, Math.max(0, from - 1))];
  return inOrder.filter(({ id }) => !session.settled.has(id)).slice(0, count);
}

/** Goes to the idea that many places on, or back; stays where there is none. */
export function step(session: Session, by: number): Session {
  const there = session.ideas[placeOf(session) - 1 + by];
  return there ? { ...session, at: there.id } : session;
}

/** Goes to an idea; one that is not on the list comes to its front. */
export function show(session: Session, idea: QueuedIdea | Project): Session {
  const known = session.ideas.some(({ id }) => id === idea.id);
  if (known) return { ...session, at: idea.id };
  const first = "judge" in idea ? idea : { ...idea, judge: null };
  return { ...session, ideas: [first, ...session.ideas], total: session.total + 1, at: first.id };
}

/** Counts ideas as settled. Where the one in front is among them, the next that is not comes to the front. */
export function settle(session: Session, ids: readonly number[]): Session {
  const settled = new Set([...session.settled, ...ids]);
  const after = { ...session, settled };
  if (session.at === null || !ids.includes(session.at)) return after;
  return { ...after, at: upcoming(after, 1)[0]?.id ?? null };
}

/** Takes back that ideas are settled. */
export function unsettle(session: Session, ids: readonly number[]): Session {
  return { ...session, settled: new Set([...session.settled].filter((id) => !ids.includes(id))) };
}

/** Puts what is known now in the place of what was; never an older version. */
export function update(session: Session, id: number, known: Partial<QueuedIdea>): Session {
  const fresh = (idea: QueuedIdea) =>
    idea.id === id && (known.version ?? idea.version) >= idea.version ? { ...idea, ...known } : idea;
  return { ...session, ideas: session.ideas.map(fresh) };
}

/** Adds another page of the queue. */
export function append(session: Session, { projects, total }: ReviewQueue): Session {
  const known = new Set(session.ideas.map(({ id }) => id));
  const ideas = [...session.ideas, ...projects.filter(({ id }) => !known.has(id))];
  const at = session.at ?? ideas.find(({ id }) => !session.settled.has(id))?.id ?? null;
  return { ...session, ideas, total: Math.max(ideas.length, total + session.settled.size), at };
}

/** What the queue has now, as far as it was read, and what became of ideas that are not on it any more. */
interface Fresh {
  ideas: readonly QueuedIdea[];
  total: number;
  gone: Partial<QueuedIdea>;
}

/** Brings a session up to date after a change of many: what left the queue is settled, what came back is not. */
export function reconcile(session: Session, { ideas, total, gone }: Fresh): Session {
  const now = new Map(ideas.map((idea) => [idea.id, idea]));
  const left = openIdeas(session)
    .filter(({ id }) => !now.has(id))
    .map(({ id }) => id);
  const back = [...session.settled].filter((id) => now.has(id));
  const known = session.ideas.map(
    (idea) => now.get(idea.id) ?? (left.includes(idea.id) ? { ...idea, ...gone } : idea),
  );
  const added = ideas.filter(({ id }) => !session.ideas.some((idea) => idea.id === id));
  const after = settle(unsettle({ ...session, ideas: [...known, ...added] }, back), left);
  const at = after.at ?? openIdeas(after)[0]?.id ?? null;
  return { ...after, at, total: Math.max(after.ideas.length, total + after.settled.size) };
}
