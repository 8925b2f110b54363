import type { Outcome } from "./kind";

/** A request as an endpoint sees it. */
export interface EndpointRequest {
  body: Record<string, unknown>;
  /** From 0, over both questions. */
  index: number;
}

export interface EndpointReply {
  status: number;
  body: unknown;
  headers?: Record<string, string>;
}

/** One way in which an endpoint refuses or delays, asked for prose and for JSON one after the other. */
export interface EndpointKind {
  name: string;
  /** Undefined answers as asked. */
  reply(request: EndpointRequest): EndpointReply | undefined;
  expect: Outcome;
  /** Calls at most; what was learnt from the first question need not be learnt again. */
  calls: number;
  /** The waits that it takes at least, in milliseconds, in order. */
  waits?: number[];
  /** Part of the sentence of the error. */
  says?: string;
}

/** The body of an error as OpenAI has it. */
export const error = (message: unknown, more: object = {}) => ({ error: { message, ...more } });

/** Once, then as asked. */
export const once = (name: string, reply: EndpointReply, waits: number[] = []): EndpointKind => ({
  name,
  reply: ({ index }) => (index === 0 ? reply : undefined),
  expect: "value",
  calls: 4,
  waits,
});
