import { ENDPOINTS } from "@/lib/contracts";
import { getStoreInfo } from "@/lib/control/store-info";
import { route } from "@/lib/http/route";

export const GET = route(ENDPOINTS.getStoreInfo, () => getStoreInfo());
