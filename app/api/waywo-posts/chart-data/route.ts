import { ENDPOINTS } from "@/lib/contracts";
import { chartData } from "@/lib/hn/chart-data";
import { route } from "@/lib/http/route";

export const GET = route(ENDPOINTS.getChartData, () => chartData());
