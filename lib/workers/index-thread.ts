import { readSql } from "@/lib/store/sql";
import { CorpusSnapshots, takeSnapshot } from "./corpus-snapshots";
import type { NearestInput, SampleInput, SimilarInput, StoreInput } from "./messages";
import { ProjectIndex } from "./project-index";
import { readStore } from "./read-store";
import { serveCalls } from "./serve-calls";

const index = new ProjectIndex();
const snapshots = new CorpusSnapshots();

serveCalls({
  nearest: async (input) => ({ output: await index.nearest(input as NearestInput) }),
  similar: async (input) => ({ output: await index.similar(input as SimilarInput) }),
  async fill(input) {
    const { path } = input as StoreInput;
    return { output: await index.catchUp(path) };
  },
  async snapshot(input) {
    const output = await takeSnapshot(input as StoreInput);
    return { output, transfer: [output.vocabulary.buffer] };
  },
  sample: async (input) => ({ output: await snapshots.sample(input as SampleInput) }),
  /** Reads the whole file. */
  async quickCheck(input) {
    const { path } = input as StoreInput;
    const rows = await readStore(path, ({ query }) => query(readSql("doctor/quick-check")));
    const output: string[] = rows.map(([sentence]) => String(sentence));
    return { output };
  },
});
