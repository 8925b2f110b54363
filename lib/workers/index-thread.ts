import { type Neighbour, VectorIndex } from "@/lib/embeddings/vector-index";
import type { NearestInput } from "./messages";
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
    const output: Neighbour[] = index.nearest(query);
    return { output };
  },
});
