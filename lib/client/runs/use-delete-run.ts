"use client";

import { type QueryClient, useMutation, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import type { RunStatus } from "@/lib/contracts/types";
import { links } from "@/lib/view/links";
import { runTitle } from "@/lib/view/text";
import { call, queryKey } from "../http";
import { showToast } from "../toasts";
import { requestFocus } from "./pending-focus";

/** Deletes a run and goes to the list, where a toast offers to undo it. */
export function useDeleteRun(status: RunStatus) {
  const client = useQueryClient();
  const router = useRouter();
  const params = { task_id: status.task_id };
  return useMutation({
    mutationFn: () => call("deleteRun", { params }),
    onSuccess: async () => {
      requestFocus(links.runs());
      router.push(links.runs());
      await refreshLists(client);
      showToast({
        title: "Run deleted",
        about: runTitle(status),
        action: { label: "Undo", run: () => void undo(client, params) },
      });
    },
  });
}

async function undo(client: QueryClient, params: { task_id: string }): Promise<void> {
  try {
    await call("restoreRun", { params });
  } catch (error) {
    showToast({ tone: "danger", title: "The run could not be restored", about: (error as Error).message });
  }
  await refreshLists(client);
}

const refreshLists = (client: QueryClient) =>
  Promise.all([
    client.invalidateQueries({ queryKey: queryKey("listRuns") }),
    client.invalidateQueries({ queryKey: queryKey("listDeletedRuns") }),
  ]);
