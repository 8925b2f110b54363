import { adminEndpoints } from "./admins";
import { batchEndpoints } from "./batches";
import { bookmarkEndpoints } from "./bookmarks";
import { bulkEndpoints } from "./bulk";
import { connectionEndpoints } from "./connections";
import { estimateEndpoints } from "./estimate";
import { exploreEndpoints } from "./explore";
import { exportEndpoints } from "./exports";
import { hackerNewsEndpoints } from "./hacker-news";
import { healthEndpoints } from "./health";
import { importEndpoints } from "./imports";
import { judgementEndpoints } from "./judgements";
import { mcpEndpoints } from "./mcp";
import { openApiEndpoints } from "./openapi";
import type { EndpointName } from "./paths";
import { projectEndpoints } from "./projects";
import { provenanceEndpoints } from "./provenance";
import { qualityEndpoints } from "./quality";
import { reembeddingEndpoints } from "./reembedding";
import { regenerateEndpoints } from "./regenerate";
import { reviewEndpoints } from "./review";
import { binEndpoints } from "./review-bin";
import { historyEndpoints } from "./review-history";
import { rowCallEndpoints } from "./row-calls";
import { runFiguresEndpoints } from "./run-figures";
import { runRecordEndpoints } from "./run-record";
import { runEndpoints } from "./runs";
import { searchEndpoints } from "./search";
import { settingsEndpoints } from "./settings";
import { storeInfoEndpoints } from "./store-info";
import { tagEndpoints } from "./tags";

/** Every endpoint of the API, by name. */
export const ENDPOINTS = {
  ...runEndpoints,
  ...estimateEndpoints,
  ...runRecordEndpoints,
  ...runFiguresEndpoints,
  ...regenerateEndpoints,
  ...rowCallEndpoints,
  ...batchEndpoints,
  ...projectEndpoints,
  ...bookmarkEndpoints,
  ...tagEndpoints,
  ...exploreEndpoints,
  ...provenanceEndpoints,
  ...searchEndpoints,
  ...importEndpoints,
  ...exportEndpoints,
  ...reviewEndpoints,
  ...binEndpoints,
  ...historyEndpoints,
  ...mcpEndpoints,
  ...hackerNewsEndpoints,
  ...adminEndpoints,
  ...settingsEndpoints,
  ...connectionEndpoints,
  ...reembeddingEndpoints,
  ...storeInfoEndpoints,
  ...bulkEndpoints,
  ...judgementEndpoints,
  ...qualityEndpoints,
  ...healthEndpoints,
  ...openApiEndpoints,
} satisfies Record<EndpointName, unknown>;
export type Endpoints = typeof ENDPOINTS;
