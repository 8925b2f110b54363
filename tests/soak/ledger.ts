import { seedAfter } from "@/lib/llm/variation";
import { projectIdea } from "@/lib/pipeline/columns/project-idea";
import { modelSeed, PIPELINE, writtenColumns } from "@/lib/pipeline/pipeline";
import type { StubColumn, StubModel, StubReply, StubRequest } from "../support/stub-model/stub";
import type { StoredRow } from "./store-reader";

/** A call to the model, as its endpoint saw it. */
export interface PaidCall {
  column: StubColumn;
  seed: number;
  /** Of a call for an idea: what it was asked, to tell rows apart. */
  prompt: string;
  /** The number of the idea that was given, or is asked about. */
  idea: number | null;
  askedAt: number;
  /** When the connection was done with it; null while it goes on. */
  endedAt: number | null;
  /** Whether the answer was a good one, and all of it was sent. */
  good: boolean;
}

/** What a call was for. */
export interface CallPlace {
  runId: string;
  row: number;
  candidate: number;
}

export interface LocatedCall {
  call: PaidCall;
  /** Null for one that fits no row of the store. */
  place: CallPlace | null;
}

const IDEA_COLUMN = writtenColumns(PIPELINE).findIndex(({ name }) => name === projectIdea.name);
const MAX_CANDIDATES = 3;
/** How often a question is asked again at most; each time with another seed (lib/llm/variation.ts). */
const MAX_VARIATIONS = 20;
/** In every idea of the stub, another number each time (tests/support/stub-model/ideas.ts). */
const IDEA_NUMBER = /compared with the (\d+) cases seen/;

/** Keeps an account of every call to the stub: when, what for, and whether a good answer was delivered. */
export class Ledger {
  readonly calls: PaidCall[] = [];
  /** Calls by what became of them. */
  readonly fates = new Map<string, number>();
  embeddings = 0;

  constructor(stub: StubModel) {
    stub.watch((request) => {
      // The stub's own log would keep every prompt.
      stub.log.length = 0;
      if (request.route === "embeddings") this.embeddings++;
      if (request.route !== "chat" || !request.column) return () => {};
      const call = callOf(request, request.column);
      this.calls.push(call);
      return ({ reply, delivered }) => {
        call.endedAt = Date.now();
        call.good = delivered && isGood(reply);
        if (call.column === projectIdea.name) call.idea = ideaNumber(said(reply));
        const fate = call.good ? "good" : delivered ? "bad answer" : "cut";
        this.fates.set(fate, (this.fates.get(fate) ?? 0) + 1);
      };
    });
  }

  /** Calls under way. */
  get inFlight(): number {
    return this.calls.filter(({ endedAt }) => endedAt === null).length;
  }

  /** What each good call was for. */
  locate(rows: StoredRow[]): LocatedCall[] {
    const places = placesBySeed(rows);
    const good = this.calls.filter((call) => call.good);
    const byIdea = new Map<number | null, CallPlace>();
    for (const { seed, prompt, idea } of good.filter(({ column }) => column === projectIdea.name)) {
      // The system message may stand before it, and the seed be left out: what an endpoint that fails is sent without.
      const mayBe = Number.isNaN(seed) ? rows.map((row) => ({ row, candidate: 0 })) : places.get(seed);
      const found = mayBe?.find(({ row }) => prompt.includes(row.ideaPrompt));
      if (found) byIdea.set(idea, { runId: found.row.runId, row: found.row.row, candidate: found.candidate });
    }
    return good.map((call) => ({ call, place: byIdea.get(call.idea) ?? null }));
  }
}

function callOf(request: StubRequest, column: StubColumn): PaidCall {
  const prompt = request.messages.find(({ role }) => role === "user")?.content ?? "";
  const isIdea = column === projectIdea.name;
  return {
    column,
    seed: Number(request.body.seed ?? Number.NaN),
    prompt: isIdea ? prompt : "",
    idea: isIdea ? null : ideaNumber(prompt),
    askedAt: Date.now(),
    endedAt: null,
    good: false,
  };
}

const ideaNumber = (text: string) => {
  const number = IDEA_NUMBER.exec(text)?.[1];
  return number === undefined ? null : Number(number);
};

const said = (reply: StubReply | null) =>
  reply && "say" in reply && typeof reply.say === "string" ? reply.say : "";

/** The stub gives no `finish` with a good answer, faults.ts one with every other. */
const isGood = (reply: StubReply | null) =>
  reply !== null && "say" in reply && reply.finish === undefined && reply.message === undefined;

/** For each seed that a call for an idea can have: whose it may be. */
function placesBySeed(rows: StoredRow[]) {
  const found = new Map<number, { row: StoredRow; candidate: number }[]>();
  for (const row of rows) {
    for (let candidate = 0; candidate < MAX_CANDIDATES; candidate++) {
      let seed = modelSeed(row.runSeed, row.row, candidate, IDEA_COLUMN);
      for (let times = 0; times <= MAX_VARIATIONS; times++) {
        found.set(seed, [...(found.get(seed) ?? []), { row, candidate }]);
        seed = seedAfter(seed);
      }
    }
  }
  return found;
}
