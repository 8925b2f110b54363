import { findBatch } from "@/lib/batches/get-batch";
import { ENDPOINTS } from "@/lib/contracts";
import { BATCH_EXPORT_TYPES } from "@/lib/contracts/batches";
import { fileResponse } from "@/lib/http/file-response";
import { route } from "@/lib/http/route";
import { exportProjects } from "@/lib/projects/export/export-projects";

export const GET = route(ENDPOINTS.exportBatch, async ({ params, query }) => {
  const { id } = await findBatch(params.batch_id);
  const { name, chunks } = await exportProjects({ ...query, batch_id: id });
  return fileResponse(name, BATCH_EXPORT_TYPES[query.format], chunks);
});
