import { pathTo } from "@/lib/contracts/paths";

/** Where a backup is downloaded. */
export const backupAddress = (name: string): string => pathTo("downloadBackup", { name });
