import "server-only";
import { EventEmitter } from "node:events";
import { singleton } from "./singleton";

const changes = () => singleton("run-changes", () => new EventEmitter().setMaxListeners(0));

/** Every table that a run's status or rows are read from, so that no writer has to say what it changes. */
export const RUN_CHANGES = {
  keys: {
    generation_runs: "{row}.id",
    generation_rows: "{row}.run_id",
    generation_candidates: "(SELECT run_id FROM main.generation_rows WHERE id = {row}.row_id)",
    model_calls: "{row}.run_id",
  },
  changed: (taskId: string) => {
    changes().emit(taskId);
  },
};

/**
 * Calls the listener when something of a run in this process's store has been committed.
 *
 * @returns what ends it
 */
export function onRunChange(taskId: string, listener: () => void): () => void {
  changes().on(taskId, listener);
  return () => changes().off(taskId, listener);
}
