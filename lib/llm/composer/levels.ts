import { HARDER } from "./harder";
import type { Archetype } from "./types";

/** What a project of the complexities 1 to 7 says about its size; index 0 is complexity 1. */
const SIZES: readonly (readonly string[])[] = [
  [
    "All of it fits into a single file of about {n60-140} lines, with no account and no server.",
    "The whole of it is one file that can be read over a cup of tea, and there is nothing to configure.",
    "The program is one short file, and its settings are the {n3-6} constants at the top.",
    "There is no server and no account: one short script reads a text file and writes another.",
  ],
  [
    "It is a small tool with three moving parts: a reader, a list and a page that shows it.",
    "The first version is a weekend's work: one screen, one local file, and a folder of examples to test against.",
    "A small tool is enough, with its data in one local file that any other program can open.",
    "Two short modules do the work, one that reads and one that shows, with a plain text file between them.",
  ],
  [
    "It is an ordinary small application with one local store and a page for each of its {n3-5} tasks.",
    "A plain web app with one table for {items} and one for people carries all of it.",
    "Underneath is a standard application with five tables, a form and an export, so that its age will not matter.",
    "One standard core serves both a command-line tool and a plain page.",
  ],
  [
    "Two outside services have to be joined to it, one that supplies what is in {data} and one that delivers messages; " +
      "both are behind small adapters with recorded answers for the tests.",
    "Most of the work is integration: a scheduled import, an adapter for each of {n3-5} sources, and retries that do not " +
      "write anything twice.",
    "It fetches from two APIs at night and keeps a copy of every answer, so a source that goes away does not take the past with it.",
    "An importer, a small API and a client make up the system, and the importer integrates one awkward outside service at a time.",
  ],
  [
    "Several components have to agree: a collector, a job queue, an API and an offline client, with one schema that all of " +
      "them are tested against.",
    "The client works offline and syncs later, so the components agree on an append-only list of events instead of a state.",
    "Four components share the work, an importer, a store, a worker and a client, and a contract test keeps them in step.",
    "A background worker, a sync protocol and two clients make it a system of several components, and the sync is the hard one.",
  ],
  [
    "The architecture turns on one decision: every change to {an item} is an event, and all views are projections that can be " +
      "rebuilt from the log.",
    "Its architecture separates an event log from the views built on it, which lets old data be read again with better rules; " +
      "migrations and permissions need a design before any code.",
    "Permissions are the decision of architecture on which everything rests: who may see which {item} is settled in the storage " +
      "engine and not in the screens.",
    "A plugin architecture keeps sources apart from the core; each runs sandboxed, with its own tests and a versioned schema.",
  ],
  [
    "A machine-learning pipeline runs behind it: labelled {items}, a nightly training job, evaluation on a held-out month, and a " +
      "model registry that can go back a version.",
    "The parts are distributed over many devices that sync peer to peer, so conflicts are the normal case and are tested by " +
      "shuffling every order of arrival.",
    "A streaming pipeline takes in {data}, a classifier is trained on {n2000-9000} labelled {items}, and its drift is watched week " +
      "by week.",
    "It runs as a distributed system of small nodes, each with a replica, and reaches the same state on all of them after any " +
      "split of the network.",
  ],
];

/** What a project of this kind and complexity, 1 to 10, says about its size or about what makes it hard. */
export function levelsOf({ group }: Archetype, complexity: number): readonly string[] {
  return SIZES[complexity - 1] ?? HARDER[group][complexity - 8] ?? [];
}
