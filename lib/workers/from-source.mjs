import { workerData } from "node:worker_threads";
import { register } from "tsx/esm/api";

// `--import tsx` does not reach the worker threads of Node 22.15.
register();
await import(workerData);
