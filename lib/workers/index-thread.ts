import { CorpusSnapshots, takeSnapshot } from "./corpus-snapshots";
import { KeptReader } from "./kept-reader";
import { listIds } from "./list-ids";
import type {
  IdsInput,
  InspirationsInput,
  NearestInput,
  NearTagsInput,
  ReadInput,
  SampleInput,
  SimilarInput,
  StoreInput,
} from "./messages";
import { NearTags } from "./near-tags";
import { ProjectIndex } from "./project-index";
import { searchDifferences } from "./search-differences";
import { serveCalls } from "./serve-calls";

const reader = new KeptReader();
const index = new ProjectIndex({ read: (path, work) => reader.read(path, work) });
const snapshots = new CorpusSnapshots();
const nearTags = new NearTags();

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
  inspirations: async (input) => ({ output: await snapshots.inspirations(input as InspirationsInput) }),
  sample: async (input) => ({ output: await snapshots.sample(input as SampleInput) }),
  nearTags: async (input) => ({ output: await nearTags.find(input as NearTagsInput) }),
  searchDifferences: async (input) => ({ output: await searchDifferences(input as StoreInput) }),
  async read(input) {
    const { path, sql, args } = input as ReadInput;
    return { output: await reader.read(path, ({ query }) => query(sql, ...args)) };
  },
  listIds: async (input) => ({
    output: await reader.read((input as IdsInput).path, listIds(input as IdsInput)),
  }),
  async release() {
    await reader.close();
    return { output: null };
  },
});
