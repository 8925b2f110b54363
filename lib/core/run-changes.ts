import "server-only";
import { EventEmitter } from "node:events";
import { singleton } from "./singleton";

interface Versions {
  /** How often something of a run was committed by this process. */
  own: Map<string, number>;
  /** Connections so far: each counts the commits of others anew. */
  connections: number;
  others: (() => number) | null;
}

const changes = () => singleton("run-changes", () => new EventEmitter().setMaxListeners(0));
const versions = () =>
  singleton<Versions>("run-versions", () => ({ own: new Map(), connections: 0, others: null }));

/** What all projects are told of as; a run's id is a UUID. */
const PROJECTS = "projects";

/**
 * All that a run's status or rows are read from, and all that lists of projects are, so that no writer has to say what it
 * changes.
 */
export const RUN_CHANGES = {
  keys: {
    generation_runs: "{row}.id",
    generation_rows: "{row}.run_id",
    generation_candidates: "(SELECT run_id FROM main.generation_rows WHERE id = {row}.row_id)",
    model_calls: "{row}.run_id",
    waywo_projects: `'${PROJECTS}'`,
    project_tags: `'${PROJECTS}'`,
  },
  /** A status names no project that is in the bin. */
  updates: {
    "waywo_projects.binned_at": "(SELECT run_id FROM main.generation_rows WHERE project_id = {row}.id)",
  },
  changed: (taskId: string) => {
    const { own } = versions();
    own.set(taskId, (own.get(taskId) ?? 0) + 1);
    changes().emit(taskId);
  },
  /** Of runs that nobody was told of in the meantime, every listener is. */
  missed: () => {
    for (const taskId of changes().eventNames()) changes().emit(taskId);
  },
  connected: (version: () => number) => {
    versions().connections++;
    versions().others = version;
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

/** What the settings are told of as. */
const SETTINGS = "settings";

/**
 * Calls the listener when settings were changed by another instance, or by this one, in a store on PostgreSQL.
 *
 * @returns what ends it
 */
export const onSettingsChange = (listener: () => void): (() => void) => onRunChange(SETTINGS, listener);

/**
 * A text that is another one after every commit that changes something of a run, by this process or another one. Takes
 * some microseconds.
 *
 * @param taskId in lower case
 * @returns null where that cannot be told now, as before the store is connected
 */
export function runVersion(taskId: string): string | null {
  const { own, connections, others } = versions();
  try {
    return others && `${connections} ${others()} ${own.get(taskId) ?? 0}`;
  } catch {
    return null;
  }
}

/**
 * The same for the projects, their tags and texts: all that a list of projects is read from, but what runs they are of
 * and what comments.
 */
export const projectsVersion = () => runVersion(PROJECTS);
