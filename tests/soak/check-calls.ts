import { groupBy } from "./checks";
import type { CallPlace, Ledger, PaidCall } from "./ledger";
import type { StoreContent } from "./store-reader";
import type { Span, Timeline } from "./timeline";

/** Within this time an app that is not held up has stored an answer it was given, even on a busy machine. */
const NOTING_MS = 3_000;
/** Within this time it has learnt that the store takes no writes, and asks the model nothing more. */
const NOTICING_MS = 2_000;

export interface CallFindings {
  good: number;
  noted: number;
  /** Good answers that were delivered and not stored, by what stood in the way. */
  unnoted: Record<Span["kind"] | "nothing", number>;
  broken: string[];
}

/**
 * Every good answer that was delivered is stored, except where the process was killed or stopped, or the run
 * cancelled, before it could be. A call is in flight until the app has noted it; a store that is full or locked keeps
 * it in flight, and excuses the calls that were made before the app could know.
 */
export function checkCalls(store: StoreContent, ledger: Ledger, { spans, clock }: Timeline): CallFindings {
  const located = ledger.locate(store.rows);
  const unnoted: CallFindings["unnoted"] = { kill: 0, stop: 0, cancel: 0, disk: 0, lock: 0, nothing: 0 };
  const broken: string[] = [];
  const notedBy = groupBy(store.noted, nameOf);
  for (const [name, { length }] of notedBy)
    if (length > 1) broken.push(`${name} was stored ${length} times.`);
  const calls = groupBy(located, ({ call, place }) =>
    place ? nameOf({ ...place, column: call.column }) : "",
  );
  for (const { call } of calls.get("") ?? [])
    broken.push(
      `A call for ${call.column} with seed ${call.seed} at ${clock(call.askedAt)} belongs to no row.`,
    );
  for (const [name, paid] of calls) {
    if (name === "") continue;
    for (const { call } of withoutNoted(paid, notedBy.get(name)?.map(({ at }) => at) ?? [])) {
      const reason = whyUnnoted(call, spans, paid[0]?.place ?? null);
      unnoted[reason.kind]++;
      if (!reason.excused)
        broken.push(
          `${name} was answered at ${clock(call.endedAt ?? 0)} (asked at ${clock(call.askedAt)}) and not stored: ` +
            `${reason.kind}.`,
        );
    }
  }
  return { good: located.length, noted: store.noted.length, unnoted, broken };
}

const nameOf = ({ runId, row, column, candidate }: CallPlace & { column: string }) =>
  `${column} ${candidate} of row ${row} of ${runId}`;

/** The calls left when each stored one has taken the last that was made before it. */
function withoutNoted<T extends { call: PaidCall }>(paid: T[], notedAt: number[]): T[] {
  const left = paid.toSorted((a, b) => a.call.askedAt - b.call.askedAt);
  for (const at of notedAt) {
    const last = left.findLastIndex(({ call }) => call.askedAt <= at);
    left.splice(Math.max(last, 0), 1);
  }
  return left;
}

function whyUnnoted(
  { askedAt, endedAt }: PaidCall,
  spans: Span[],
  place: CallPlace | null,
): { kind: keyof CallFindings["unnoted"]; excused: boolean } {
  // While the store takes no writes, noting takes as long.
  let until = (endedAt ?? 0) + NOTING_MS;
  const holdUps = spans
    .filter(({ kind }) => kind === "disk" || kind === "lock")
    .sort((a, b) => a.from - b.from);
  const held = holdUps.filter(({ from, to }) => {
    if (from > until || to < (endedAt ?? 0)) return false;
    until = Math.max(until, to + NOTING_MS);
    return true;
  });
  const ended = spans.find(
    ({ kind, from, to, runId }) =>
      (kind === "kill" || kind === "stop" || (kind === "cancel" && runId === place?.runId)) &&
      askedAt <= to &&
      from <= until,
  );
  if (ended) return { kind: ended.kind, excused: true };
  const [first] = held;
  if (first) return { kind: first.kind, excused: askedAt < first.from + NOTICING_MS };
  return { kind: "nothing", excused: false };
}
