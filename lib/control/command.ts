import type { z } from "zod";

/** What a command needs of the running server. */
export interface RunningServer {
  startQueue(): Promise<void>;
  stopQueue(): Promise<void>;
}

/** How far a command is, of a total of its own. */
export interface Progress {
  done: number;
  total: number;
}

export type OnProgress = (progress: Progress) => void;

/** A command on the store: what the running server does when it is asked to, and what is done without a server. */
export interface Command<Input = unknown, Output = unknown> {
  input: z.ZodType<Input>;
  output: z.ZodType<Output>;
  /** Whether it may run where there is no store yet. */
  makesStore?: boolean;
  /** Whether it is about an SQLite file as such. */
  ofFile?: boolean;
  /** @param signal aborts once nobody waits for the answer any more */
  inServer(input: Input, server: RunningServer, signal: AbortSignal, onProgress: OnProgress): Promise<Output>;
  /** With the store locked, and closed. @param store its file, or the URL of PostgreSQL */
  alone(input: Input, store: string, onProgress: OnProgress): Promise<Output>;
}

export const command = <Input, Output>(definition: Command<Input, Output>) => definition;
