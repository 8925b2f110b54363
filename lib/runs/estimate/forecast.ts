import { comparisonsEach } from "../ranking/swiss-round";

/** Requests to the model and their tokens. */
export interface Calls {
  calls: number;
  promptTokens: number;
  completionTokens: number;
}

/** What a run is made with, as far as it decides what the run takes. */
export interface RunSize {
  numIdeas: number;
  maxCandidates: number;
  ideasPerCall: number;
  /** 0 where there is none. */
  minIdeaScore: number;
}

/** A run that is over, and what it took. */
export interface PastRun extends RunSize {
  /** Null where it is not to be trusted. */
  seconds: number | null;
  /** For ideas, for the comparisons of a ranking, and for all else. */
  ideas: Calls;
  comparisons: Calls;
  others: Calls;
}

export interface Forecast extends Calls {
  seconds: number | null;
}

/** As many past runs as say something, and few enough to follow a change of the machine or the model. */
const NEIGHBOURS = 9;

/**
 * What a run will take, from what runs like it took: the median an idea over the most similar ones.
 *
 * @param past the newest first
 * @param pairwise whether its ideas are to be compared with one another
 * @returns null where there is none to go by
 */
export function forecast(wanted: RunSize, pairwise: boolean, past: readonly PastRun[]): Forecast | null {
  const near = past
    .map((run, age) => ({ run, distance: distance(wanted, run) + AGE * age }))
    .toSorted((one, other) => one.distance - other.distance)
    .slice(0, NEIGHBOURS)
    .map(({ run }) => run);
  if (near.length === 0) return null;
  const { numIdeas } = wanted;
  const anIdea = (figure: (run: PastRun) => number) =>
    numIdeas * median(near.map((run) => figure(run) / run.numIdeas));
  // An answer with several ideas is as much longer.
  const longer = (run: PastRun) => wanted.ideasPerCall / run.ideasPerCall;
  const compared = pairwise ? forecastComparisons(numIdeas, past) : NO_CALLS;
  const calls = anIdea(({ ideas, others }) => ideas.calls + others.calls);
  return {
    calls: Math.round(calls + compared.calls),
    promptTokens: Math.round(
      anIdea(({ ideas, others }) => ideas.promptTokens + others.promptTokens) + compared.promptTokens,
    ),
    completionTokens: Math.round(
      anIdea((run) => run.ideas.completionTokens * longer(run) + run.others.completionTokens) +
        compared.completionTokens,
    ),
    seconds: forecastSeconds(calls + compared.calls, numIdeas, past.slice(0, TIMED)),
  };
}

/** How long runs take changes with the machine, so that only the latest tell. */
const TIMED = 20;
/** A tenth of what one more doubling of the number of ideas counts, for every run that was started since. */
const AGE = 0.03;

/** How unlike two runs are in what decides the calls an idea takes; one doubling of a number counts about 0.7. */
function distance(one: RunSize, other: RunSize): number {
  const factor = (name: keyof RunSize) => Math.abs(Math.log(one[name] / other[name]));
  return (
    factor("numIdeas") / 2 +
    factor("maxCandidates") / 2 +
    factor("ideasPerCall") +
    Math.abs(one.minIdeaScore - other.minIdeaScore) / 3
  );
}

const NO_CALLS: Calls = { calls: 0, promptTokens: 0, completionTokens: 0 };

/** As many calls as a Swiss tournament has, each as long as those of the past; without any, as an average call. */
function forecastComparisons(numIdeas: number, past: readonly PastRun[]): Calls {
  const calls = pairings(numIdeas);
  const ranked = past.filter(({ comparisons }) => comparisons.calls > 0).slice(0, NEIGHBOURS);
  const each = ranked.length > 0 ? ranked.map((run) => run.comparisons) : past.map(({ others }) => others);
  const aCall = (tokens: "promptTokens" | "completionTokens") =>
    median(each.filter((sum) => sum.calls > 0).map((sum) => sum[tokens] / sum.calls));
  const share = ranked.map((run) => run.comparisons.calls / Math.max(1, pairings(run.numIdeas)));
  const held = ranked.length > 0 ? calls * median(share) : calls;
  return {
    calls: held,
    promptTokens: held * aCall("promptTokens"),
    completionTokens: held * aCall("completionTokens"),
  };
}

const pairings = (numIdeas: number) => Math.ceil((numIdeas * comparisonsEach(numIdeas)) / 2);

/** How many rows a model may work on at once. Only runs of several sizes tell it; else the first is taken. */
const AT_ONCE = [1, 2, 3, 4, 6, 8, 12, 16];

/**
 * Seconds for so many calls: a line through what runs took by the calls that wait for one another, with a part that all
 * runs have (the first answer, the end). Those are as many as a model that works on so many rows at once leaves; the number
 * is the one that fits the runs best.
 */
function forecastSeconds(calls: number, numIdeas: number, past: readonly PastRun[]): number | null {
  const timed = past.flatMap((run) =>
    run.seconds ? [{ ...run, calls: callsOf(run), seconds: run.seconds }] : [],
  );
  if (timed.length === 0) return null;
  const fits = AT_ONCE.map((atOnce) => {
    const inTurn = (all: number, rows: number) => all / Math.min(atOnce, rows);
    const points = timed.map((run) => ({ x: inTurn(run.calls, run.numIdeas), y: run.seconds }));
    const line = fitLine(points);
    const ratio = median(points.map(({ x, y }) => y / line(x)));
    const error = points.reduce((sum, { x, y }) => sum + Math.abs(Math.log(y / (ratio * line(x)))), 0);
    return { error, seconds: ratio * line(inTurn(calls, numIdeas)) };
  });
  const best = fits.reduce((one, other) => (other.error < one.error - 1e-9 ? other : one));
  return Number(best.seconds.toPrecision(2));
}

const callsOf = ({ ideas, comparisons, others }: PastRun) => ideas.calls + comparisons.calls + others.calls;

interface Point {
  x: number;
  y: number;
}

/** The line y = a + b·x, neither below 0, of least squares in relative errors: a short run counts as much as a long one. */
function fitLine(points: readonly Point[]): (x: number) => number {
  const sum = (of: (point: Point) => number) => points.reduce((total, point) => total + of(point), 0);
  const [w, wx, wxx] = [
    sum(({ y }) => y ** -2),
    sum(({ x, y }) => x * y ** -2),
    sum(({ x, y }) => (x / y) ** 2),
  ];
  const [wy, wxy] = [sum(({ y }) => 1 / y), sum(({ x, y }) => x / y)];
  const determinant = w * wxx - wx * wx;
  const slope = determinant > 1e-9 * w * wxx ? (w * wxy - wx * wy) / determinant : Number.NaN;
  const base = (wy - slope * wx) / w;
  if (slope >= 0 && base >= 0) return (x) => base + slope * x;
  if (slope < 0) return () => wy / w;
  return (x) => (wxy / wxx) * x;
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((one, other) => one - other);
  const middle = sorted.length / 2;
  const upper = sorted[Math.floor(middle)] ?? 0;
  return Number.isInteger(middle) ? (upper + (sorted[middle - 1] ?? upper)) / 2 : upper;
}
