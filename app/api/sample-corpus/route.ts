import { ENDPOINTS } from "@/lib/contracts";
import { route } from "@/lib/http/route";
import { setSampleAside } from "@/lib/projects/sample-corpus";

export const PUT = route(ENDPOINTS.setSampleCorpus, async ({ body }) => ({
  in_use: body.in_use,
  changed: await setSampleAside(!body.in_use),
}));
