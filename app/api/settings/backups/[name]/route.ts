import { ENDPOINTS } from "@/lib/contracts";
import { downloadBackup } from "@/lib/control/backups";
import { route } from "@/lib/http/route";

export const GET = route(ENDPOINTS.downloadBackup, ({ params }) => downloadBackup(params.name));
