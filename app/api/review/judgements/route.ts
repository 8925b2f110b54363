import { ENDPOINTS } from "@/lib/contracts";
import { route } from "@/lib/http/route";
import { readJudgements } from "@/lib/review/judgements";

export const GET = route(ENDPOINTS.getJudgements, readJudgements);
