import { pathTo } from "@/lib/contracts/paths";

/** Of a file with a run's ideas, in a format of the export. */
export const exportAddress = (taskId: string, format: string): string =>
  `${pathTo("exportProjects", {})}?${new URLSearchParams({ format, run_id: taskId })}`;
