/** Part of PATHS once they are served. */
export const REVIEW_PATHS = {
  listReviewQueue: { method: "GET", path: "/api/review/queue" },
  getReviewItem: { method: "GET", path: "/api/review/projects/{id}" },
  decideProject: { method: "POST", path: "/api/review/projects/{id}/decision" },
  editProject: { method: "PATCH", path: "/api/waywo-projects/{id}" },
  listBin: { method: "GET", path: "/api/review/bin" },
  emptyBin: { method: "POST", path: "/api/review/bin/empty" },
  restoreProject: { method: "POST", path: "/api/review/projects/{id}/restore" },
  listReviewHistory: { method: "GET", path: "/api/review/history" },
  undoReviewEntry: { method: "POST", path: "/api/review/history/{id}/undo" },
} as const;
