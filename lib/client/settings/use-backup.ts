import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { call } from "@/lib/client/http";
import { pathTo } from "@/lib/contracts/paths";

/** A store of some gigabytes takes minutes to copy. */
const BACKUP_MS = 15 * 60_000;

/** Makes a backup of the store, which the page then lists. */
export function useBackup() {
  const router = useRouter();
  return useMutation({
    mutationFn: () => call("createBackup", {}, { timeoutMs: BACKUP_MS }),
    onSuccess: () => router.refresh(),
  });
}

/** Where a backup is downloaded. */
export const backupAddress = (name: string): string => pathTo("downloadBackup", { name });
