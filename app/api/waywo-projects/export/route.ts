import { ENDPOINTS } from "@/lib/contracts";
import { EXPORT_TYPES } from "@/lib/contracts/exports";
import { fileResponse } from "@/lib/http/file-response";
import { route } from "@/lib/http/route";
import { exportProjects } from "@/lib/projects/export/export-projects";

export const GET = route(ENDPOINTS.exportProjects, async ({ query }) => {
  const { name, chunks } = await exportProjects(query);
  return fileResponse(name, EXPORT_TYPES[query.format], chunks);
});
