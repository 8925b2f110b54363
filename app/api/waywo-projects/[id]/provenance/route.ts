import { ENDPOINTS } from "@/lib/contracts";
import { route } from "@/lib/http/route";
import { projectProvenance } from "@/lib/runs/project-provenance";

export const GET = route(ENDPOINTS.getProvenance, async ({ params }) => projectProvenance(params.id));
