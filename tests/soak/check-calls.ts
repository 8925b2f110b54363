import { groupBy } from "./group-by";
import type { CallPlace, LocatedCall, PaidCall } from "./ledger";
import type { NotedCall } from "./store-reader";
import type { Span, Timeline } from "./timeline";

/** Within this time an app that is not held up has stored an answer it was given, even on a busy machine. */
const NOTING_MS = 3_000;
/** Within this time after the first write that failed, the app asks the model nothing more. */
const NOTICING_MS = 1_000;

export interface CallFindings {
  good: number;
  noted: number;
  /** Good answers that were delivered and not stored, by what stood in the way. */
  unnoted: Record<Span["kind"] | "nothing", number>;
  /** Those that a kill, a stop, a cancel or the store accounts for. */
  excused: string[];
  broken: string[];
}

/**
 * Every good answer that was delivered is stored, except where the process was killed or stopped, or the run
 * cancelled, before it could be. A call is in flight until the app has noted it; a store that is full or locked keeps
 * it in flight, and excuses the calls that were made before the app could know, or since it took an answer again.
 */
export function checkCalls(noted: NotedCall[], located: LocatedCall[], timeline: Timeline): CallFindings {
  const unnoted: CallFindings["unnoted"] = { kill: 0, stop: 0, cancel: 0, disk: 0, lock: 0, nothing: 0 };
  const broken: string[] = [];
  const excused: string[] = [];
  const timesNoted = groupBy(noted, nameOf);
  for (const [name, { length }] of timesNoted)
    if (length > 1) broken.push(`${name} was stored ${length} times.`);
  const placed = located.flatMap(({ call, place }) => {
    if (place) return { call, place, name: nameOf({ ...place, column: call.column }) };
    broken.push(`A call for ${call.column} at ${timeline.clock(call.askedAt)} belongs to no row.`);
    return [];
  });
  for (const [name, calls] of groupBy(placed, (call) => call.name)) {
    for (const { call, place } of withoutNoted(calls, timesNoted.get(name) ?? [])) {
      const { kind, isExcused } = whyUnnoted(call, place, timeline.spans, noted);
      unnoted[kind]++;
      const [asked, answered] = [call.askedAt, call.endedAt ?? 0].map((at) => timeline.clock(at));
      const list = isExcused ? excused : broken;
      list.push(`${name}, asked at ${asked} and answered at ${answered}, was not stored (${kind}).`);
    }
  }
  return { good: located.length, noted: noted.length, unnoted, excused, broken };
}

const nameOf = ({ runId, row, column, candidate }: CallPlace & { column: string }) =>
  `${column} ${candidate} of row ${row} of ${runId}`;

/** The calls left when each stored one has taken the last that was made before it. */
function withoutNoted<T extends { call: PaidCall }>(calls: T[], noted: NotedCall[]): T[] {
  const left = calls.toSorted((a, b) => a.call.askedAt - b.call.askedAt);
  for (const { at } of noted) {
    const last = left.findLastIndex(({ call }) => call.askedAt <= at);
    if (last >= 0) left.splice(last, 1);
  }
  return left;
}

function whyUnnoted(
  { askedAt, endedAt }: PaidCall,
  { runId }: CallPlace,
  spans: Span[],
  noted: NotedCall[],
): { kind: keyof CallFindings["unnoted"]; isExcused: boolean } {
  const answeredAt = endedAt ?? askedAt;
  let until = answeredAt + NOTING_MS;
  const held: Span[] = [];
  // While the store takes no writes, noting takes as long; another hold-up may follow at once.
  for (const span of spans.toSorted((a, b) => a.from - b.from)) {
    if (!(span.kind === "disk" || span.kind === "lock") || span.from > until || span.to < answeredAt)
      continue;
    held.push(span);
    until = Math.max(until, span.to + NOTING_MS);
  }
  const ended = spans.find(
    (span) =>
      (span.kind === "kill" || span.kind === "stop" || span.runId === runId) &&
      span.from <= until &&
      span.to >= askedAt,
  );
  if (ended) return { kind: ended.kind, isExcused: true };
  const [first] = held;
  // A lock may have been noticed and be over when the disk fills up: the last notice counts.
  const noticedAt = Math.max(...held.map((span) => span.noticedAt ?? Number.NEGATIVE_INFINITY));
  // SQLite's log may have room for the small write before a call, and none for its answer.
  const hadRoom = noted.some(({ at }) => at > noticedAt && at <= askedAt);
  const isExcused = askedAt < noticedAt + NOTICING_MS || (first !== undefined && hadRoom);
  return { kind: first?.kind ?? "nothing", isExcused };
}
