import { ENDPOINTS } from "@/lib/contracts";
import { route } from "@/lib/http/route";
import { readRunFigures } from "@/lib/runs/run-figures";

export const GET = route(ENDPOINTS.getRunFigures, ({ params }) => readRunFigures(params.task_id));
