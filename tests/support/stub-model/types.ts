import type { IncomingHttpHeaders } from "node:http";

type WrittenColumn = "project_idea" | "metadata" | "idea_quality";
export type StubColumn = WrittenColumn | "compare_ideas";
export type StubRoute = "chat" | "embeddings" | "embed" | "models";

/** What can happen to a call instead of an answer. */
export type StubFault =
  | "429"
  | "500"
  /** The socket is reset before an answer. */
  | "reset"
  /** No answer ever. */
  | "stall"
  /** The head of an answer and half its body, then nothing. */
  | "stall_body"
  /** Half an answer's body, then a reset. */
  | "half_reset"
  /** Status 200 and bytes that are no JSON. */
  | "garbage"
  /** A body that never ends, a little at a time. */
  | "drip"
  /** A body that never ends, as fast as it is taken. */
  | "huge";

/** A request as it came in. */
export interface StubRequest {
  route: StubRoute;
  /** Null for everything but chat completions. */
  column: StubColumn | null;
  /** From 0, over all requests of this route. */
  index: number;
  /** From 0, over all requests for this column. */
  columnIndex: number;
  headers: IncomingHttpHeaders;
  body: Record<string, unknown>;
  messages: { role: string; content: string }[];
}

/** How the stub replies: something said by the model, a whole HTTP answer, or a fault. */
export type StubReply =
  | {
      /** The message's content: a text, null, or an array of parts. */
      say: unknown;
      /** `finish_reason`; "stop" unless told. */
      finish?: string | null;
      /** More fields of the message: refusal, reasoning … */
      message?: Record<string, unknown>;
      /** Null leaves `usage` out. */
      usage?: unknown;
    }
  | { status: number; body?: unknown; headers?: Record<string, string> }
  | { fault: StubFault };

/** Decides a reply; undefined leaves it to the next hook, and in the end to the default. */
export type StubHook = (request: StubRequest) => StubReply | undefined | Promise<StubReply | undefined>;

/** Told of every request; returns who is told, once the connection is done with it, what became of it. */
export type StubWatcher = (request: StubRequest) => (fate: StubFate) => void;

export interface StubFate {
  /** Null when the client was gone before there was one. */
  reply: StubReply | null;
  /** Whether all of the reply left this process. */
  delivered: boolean;
}

export interface StubOptions {
  /** Listens here; any free port unless told. */
  port?: number;
  /** Milliseconds before a reply: always as many, or between two bounds by the seed. */
  latency?: number | [number, number];
  /** Milliseconds before the reply to each chat call, in their order and from the start again, beside `latency`. */
  chatLatencies?: readonly number[];
  /** Seed of the latencies and the faults. */
  seed?: number;
  /** The share of chat calls that meet a fault, and which. */
  faults?: { share: number; kinds?: StubFault[] };
  /** Length of the vectors; 4096 unless told. */
  dimensions?: number;
  /** "by_text": another text is far away. "same": every text is the same. */
  vectors?: "by_text" | "same";
  /** "same": every idea is the same one. */
  ideas?: "different" | "same";
  /** The number of the first idea: stubs that begin far apart never have the same one. */
  firstIdea?: number;
}

/** What the stub has seen. */
export interface StubCounts {
  /** Chat calls, whatever became of them. */
  calls: number;
  byColumn: Record<WrittenColumn, number> & { compare_ideas?: number };
  byRoute: Record<StubRoute, number>;
  inFlight: number;
  /** The most chat calls under way at one time. */
  greatestInFlight: number;
  openSockets: number;
  /** Chat calls whose connection ended before the reply: the client went away, or a fault reset it. */
  abandoned: number;
}
