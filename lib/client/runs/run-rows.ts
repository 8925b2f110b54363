import { type QueryClient, queryOptions } from "@tanstack/react-query";
import type { Row, RowList } from "@/lib/contracts/types";
import { backoffMs, isTransient } from "../api-error";
import { call, queryKey } from "../http";

const MAX_RETRIES = 5;
/** Between two looks at a row that is written again, in milliseconds. */
const REWRITING_MS = 1500;

/** The rows of a run; what is fetched is what has changed since the ones that are known. */
export function runRowsOptions(taskId: string, client: QueryClient) {
  const key = queryKey("listRows", { params: { task_id: taskId } });
  return queryOptions({
    queryKey: key,
    queryFn: async ({ signal }): Promise<RowList> => {
      const after = client.getQueryData<RowList>(key)?.cursor;
      const input = { params: { task_id: taskId }, query: { after } };
      const changed = await call("listRows", input, { signal });
      return mergeRows(client.getQueryData<RowList>(key), changed);
    },
    staleTime: Number.POSITIVE_INFINITY,
    refetchInterval: ({ state }) =>
      state.data?.rows.some(isRewriting) && state.status !== "error" ? REWRITING_MS : false,
    retry: (failures, error) => failures < MAX_RETRIES && isTransient(error),
    retryDelay: backoffMs,
  });
}

const isRewriting = ({ rewritten }: Row) => rewritten.some(({ state }) => state === "writing");

/** A row, whole or what has changed of it. */
export type ChangedRow = Partial<Row> & Pick<Row, "row">;

/** The known rows with what has changed of them, in their order. A row that has not changed stays the same object. */
export function mergeRows(
  known: RowList | undefined,
  { rows: changed, total, cursor }: Omit<RowList, "rows"> & { rows: readonly ChangedRow[] },
): RowList {
  const rows = new Map(known?.rows.map((row) => [row.row, row]));
  // The first that is heard of a row is all of it.
  for (const part of changed) rows.set(part.row, { ...rows.get(part.row), ...part } as Row);
  return { rows: [...rows.values()].sort((one, other) => one.row - other.row), total, cursor };
}
