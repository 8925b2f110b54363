import { ENDPOINTS } from "@/lib/contracts";
import { createBackup } from "@/lib/control/backups";
import { route } from "@/lib/http/route";

export const POST = route(ENDPOINTS.createBackup, () => createBackup());
