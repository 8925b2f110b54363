import process from "node:process";

/** Integration tests that are not run on PostgreSQL, with the reason for each. */
const OF_SQLITE = {
  "tests/integration/control/{backups,commands,doctor,import,restore}.test.ts":
    "commands reach the one server of a file through a socket beside it",
  "tests/integration/store/{backup,lost-store,lock,open,previous-version,sample-corpus,store-error,temp-store}.test.ts":
    "an SQLite file is copied, lost, locked, checked and migrated",
  "tests/integration/store/connection/*.test.ts": "SQLite's own connections; tests/postgres has PostgreSQL's",
  "tests/integration/projects/query-plans.test.ts": "SQLite's plans",
  "tests/integration/workers/kept-reader.test.ts": "a file that is replaced under its reader",
  "tests/integration/settings/sealed-settings.test.ts": "a key file beside an SQLite file",
  "tests/integration/imports/bad-sqlite.test.ts": "SQLite files that are imported",
  "tests/integration/{runs/kill,runs/stop-and-go-on,hn/kill,batches/kill-batch,review/bulk-interrupted}.test.ts":
    "the one process of a file is killed; tests/instances kills several on PostgreSQL",
  "tests/integration/runs/{full-disk,write-failure,kept-status}.test.ts":
    "a disk that is full, a lock held elsewhere, a file that another process writes to",
};

/** The same for what is not about the store, unless POSTGRES_ALL is set: `npm test` has it on SQLite. */
const OF_NO_STORE = {
  "tests/integration/{llm,net,eval,connections}/**": "model endpoints, addresses and evaluations",
  "tests/integration/embeddings/**": "embedding services",
  "tests/integration/runs/{answer-kinds,embedding-faults,endpoint-kinds,endpoint-moods,faults,input-kinds,small-model}.test.ts":
    "what models answer",
  "tests/integration/runs/{any-order,built-in,many-at-once}.test.ts":
    "in which order rows are written, and by whom",
  "tests/integration/{review/bulk-large,batches/end-batch,control/admin}.test.ts":
    "long, and like their neighbours to the store",
  "tests/integration/{inngest,telemetry}/**": "the protocols with an Inngest server and a collector",
  "tests/integration/workers/{compute,encoder-loading,threads-end}.test.ts": "threads",
};

/**
 * What the project `postgres` leaves out, with the reason for each.
 *
 * @returns {Record<string, string>}
 */
export const leftOut = () => ({
  ...OF_SQLITE,
  ...(process.env.POSTGRES_ALL ? {} : OF_NO_STORE),
});
