import { GET as getRunStatus } from "@/app/api/generate-ideas/[task_id]/status/route";
import { POST as createRun } from "@/app/api/generate-ideas/route";
import { POST as searchByMeaning } from "@/app/api/semantic-search/route";
import { GET as listSimilarProjects } from "@/app/api/waywo-projects/[id]/similar/route";
import { GET as listProjects } from "@/app/api/waywo-projects/route";
import { ENDPOINTS } from "@/lib/contracts";
import { answerMcp } from "@/lib/http/mcp/answer-mcp";
import { route } from "@/lib/http/route";

const HANDLERS = { createRun, getRunStatus, listProjects, searchByMeaning, listSimilarProjects };

export const POST = route(ENDPOINTS.callMcp, async ({ body }, { request }) =>
  answerMcp(body, request, HANDLERS),
);
