import { VectorIndex } from "@/lib/embeddings/vector-index";
import { readSql } from "@/lib/store/sql";
import type { NearestInput, NearestOutput, QuickCheckInput } from "./messages";
import { readStore } from "./read-store";
import { serveCalls } from "./serve-calls";
import { type Source, syncVectors } from "./sync-vectors";

const index = new VectorIndex();
let source: Source | null = null;

serveCalls({
  async nearest(input) {
    const { path, ...query } = input as NearestInput;
    const known = source;
    // A read that fails half-way is made again from the start.
    source = null;
    source = await syncVectors(index, path, known);
    const output: NearestOutput = {
      neighbours: index.nearest(query),
      comparedWith: index.countComparable(query, source.valid),
      comparedOf: source.valid.length,
    };
    return { output };
  },
  /** Reads the whole file. */
  async quickCheck(input) {
    const { path } = input as QuickCheckInput;
    const rows = await readStore(path, (query) => query(readSql("doctor/quick-check")));
    const output: string[] = rows.map(([sentence]) => String(sentence));
    return { output };
  },
});
