import { ENDPOINTS } from "@/lib/contracts";
import { MAX_IMPORT_BYTES } from "@/lib/contracts/imports";
import { route } from "@/lib/http/route";
import { importProjects } from "@/lib/imports/import-projects";
import { uploadFormat, withUpload } from "@/lib/imports/upload";

export const POST = route(ENDPOINTS.importProjects, ({ query }, { request }) => {
  const options = { format: uploadFormat(request), setSampleAside: query.sample === "aside" };
  return withUpload(request, MAX_IMPORT_BYTES, (path) => importProjects(path, options));
});
