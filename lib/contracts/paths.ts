/** Where every endpoint is: the only place with paths of the API. No schemas, so the browser can load it. */
export const PATHS = {
  createRun: { method: "POST", path: "/api/generate-ideas" },
  listRuns: { method: "GET", path: "/api/generate-ideas" },
  estimateRun: { method: "GET", path: "/api/generate-ideas/estimate" },
  listDeletedRuns: { method: "GET", path: "/api/generate-ideas/deleted" },
  editRun: { method: "PATCH", path: "/api/generate-ideas/{task_id}" },
  deleteRun: { method: "DELETE", path: "/api/generate-ideas/{task_id}" },
  restoreRun: { method: "POST", path: "/api/generate-ideas/{task_id}/restore" },
  getRunStatus: { method: "GET", path: "/api/generate-ideas/{task_id}/status" },
  streamRun: { method: "GET", path: "/api/generate-ideas/{task_id}/events" },
  getRunFigures: { method: "GET", path: "/api/generate-ideas/{task_id}/figures" },
  listRows: { method: "GET", path: "/api/generate-ideas/{task_id}/rows" },
  cancelRun: { method: "POST", path: "/api/generate-ideas/{task_id}/cancel" },
  retryRun: { method: "POST", path: "/api/generate-ideas/{task_id}/retry" },
  listRowCalls: { method: "GET", path: "/api/generate-ideas/{task_id}/rows/{row}/calls" },
  regenerateRow: { method: "POST", path: "/api/generate-ideas/{task_id}/rows/{row}/regenerate" },
  listProjects: { method: "GET", path: "/api/waywo-projects" },
  getProject: { method: "GET", path: "/api/waywo-projects/{id}" },
  deleteProject: { method: "DELETE", path: "/api/waywo-projects/{id}" },
  bookmarkProject: { method: "POST", path: "/api/waywo-projects/{id}/bookmark" },
  bookmarkProjects: { method: "POST", path: "/api/waywo-projects/bookmarks" },
  importProjects: { method: "POST", path: "/api/waywo-projects/import" },
  exportProjects: { method: "GET", path: "/api/waywo-projects/export" },
  setSampleCorpus: { method: "PUT", path: "/api/sample-corpus" },
  listHashtags: { method: "GET", path: "/api/waywo-projects/hashtags" },
  countHashtags: { method: "GET", path: "/api/waywo-projects/hashtag-counts" },
  describeTags: { method: "GET", path: "/api/tags" },
  getProjectMap: { method: "GET", path: "/api/explore/map" },
  listTagCounts: { method: "GET", path: "/api/explore/tags" },
  listTagGaps: { method: "GET", path: "/api/explore/gaps" },
  listRelatedTags: { method: "GET", path: "/api/tags/related" },
  getProvenance: { method: "GET", path: "/api/waywo-projects/{id}/provenance" },
  listSimilarProjects: { method: "GET", path: "/api/waywo-projects/{id}/similar" },
  searchByMeaning: { method: "POST", path: "/api/semantic-search" },
  getSearchStats: { method: "GET", path: "/api/semantic-search/stats" },
  callMcp: { method: "POST", path: "/api/mcp" },
  listPosts: { method: "GET", path: "/api/waywo-posts" },
  getPost: { method: "GET", path: "/api/waywo-posts/{id}" },
  getThreadImport: { method: "GET", path: "/api/waywo-posts/{id}/import" },
  getChartData: { method: "GET", path: "/api/waywo-posts/chart-data" },
  listComments: { method: "GET", path: "/api/waywo-comments" },
  getComment: { method: "GET", path: "/api/waywo-comments/{id}" },
  addPost: { method: "POST", path: "/api/waywo-posts/add" },
  getSession: { method: "GET", path: "/api/session" },
  signIn: { method: "POST", path: "/api/session" },
  signOut: { method: "DELETE", path: "/api/session" },
  createFirstAdmin: { method: "POST", path: "/api/session/first" },
  getSettings: { method: "GET", path: "/api/settings" },
  updateSettings: { method: "PATCH", path: "/api/settings" },
  listModels: { method: "POST", path: "/api/settings/models" },
  testModel: { method: "POST", path: "/api/settings/test-model" },
  testEmbeddings: { method: "POST", path: "/api/settings/test-embeddings" },
  startReembedding: { method: "POST", path: "/api/settings/reembed" },
  getReembedding: { method: "GET", path: "/api/settings/reembed" },
  getStoreInfo: { method: "GET", path: "/api/settings/store" },
  createBackup: { method: "POST", path: "/api/settings/backups" },
  downloadBackup: { method: "GET", path: "/api/settings/backups/{name}" },
  listReviewQueue: { method: "GET", path: "/api/review/queue" },
  getReviewItem: { method: "GET", path: "/api/review/projects/{id}" },
  decideProject: { method: "POST", path: "/api/review/projects/{id}/decision" },
  editProject: { method: "PATCH", path: "/api/waywo-projects/{id}" },
  listBin: { method: "GET", path: "/api/review/bin" },
  emptyBin: { method: "POST", path: "/api/review/bin/empty" },
  restoreProject: { method: "POST", path: "/api/review/projects/{id}/restore" },
  listReviewHistory: { method: "GET", path: "/api/review/history" },
  undoReviewEntry: { method: "POST", path: "/api/review/history/{id}/undo" },
  chooseCandidate: { method: "POST", path: "/api/review/projects/{id}/candidate" },
  createBulk: { method: "POST", path: "/api/review/bulk" },
  getBulk: { method: "GET", path: "/api/review/bulk/{bulk_id}" },
  listBulkItems: { method: "GET", path: "/api/review/bulk/{bulk_id}/items" },
  stopBulk: { method: "POST", path: "/api/review/bulk/{bulk_id}/stop" },
  undoBulk: { method: "POST", path: "/api/review/bulk/{bulk_id}/undo" },
  getQuality: { method: "GET", path: "/api/review/quality" },
  getJudgements: { method: "GET", path: "/api/review/judgements" },
  getOpenApi: { method: "GET", path: "/api/openapi.json" },
  getHealth: { method: "GET", path: "/api/health" },
  getMetrics: { method: "GET", path: "/api/metrics" },
} as const;

export type EndpointName = keyof typeof PATHS;

type ParamNames<Path extends string> = Path extends `${string}{${infer Name}}${infer Rest}`
  ? Name | ParamNames<Rest>
  : never;

/** The parameters in a path: `{ task_id: string }`. */
export type PathParams<Name extends EndpointName> = Record<ParamNames<(typeof PATHS)[Name]["path"]>, string>;

/** An endpoint's path with its parameters filled in. */
export function pathTo<Name extends EndpointName>(name: Name, params: PathParams<Name>): string {
  const values: Record<string, string> = params;
  return PATHS[name].path.replace(/\{(\w+)\}/g, (_, key) => encodeURIComponent(values[key] ?? ""));
}
