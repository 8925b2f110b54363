import type { Metadata } from "next";
import { requireAdmin } from "@/app/require-admin";
import { HistoryFilters } from "@/components/review/history-filters";
import { HistoryList } from "@/components/review/history-list";
import { ReviewNav } from "@/components/review/review-nav";
import { EmptyState } from "@/components/ui/empty-state";
import { Pager } from "@/components/ui/pager";
import { ENDPOINTS } from "@/lib/contracts";
import { countReviewed } from "@/lib/review/count-reviewed";
import { listEntries } from "@/lib/review/list-entries";
import { links } from "@/lib/view/links";
import { readHistoryPage } from "@/lib/view/review-params";
import { PAGE_SIZE } from "@/lib/view/search-params";
import { readValid } from "../read-valid";

export const metadata: Metadata = { title: "History of reviews" };

interface HistoryPageProps {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

/** Every change that an admin has made, the newest first. */
export default async function HistoryPage({ searchParams }: HistoryPageProps) {
  const page = readHistoryPage(await searchParams);
  await requireAdmin(links.reviewHistory(page));
  const given = Object.entries(page).flatMap(([name, value]) =>
    value === null || value === "" ? [] : [[name, String(value)]],
  );
  const { query } = readValid(ENDPOINTS.listReviewHistory.query, {
    ...Object.fromEntries(given),
    limit: String(PAGE_SIZE),
  });
  const [history, counts] = await Promise.all([listEntries(query), countReviewed()]);
  return (
    <>
      <ReviewNav title="History" counts={counts} />
      <HistoryFilters page={page} />
      {history.total === 0 ? (
        <EmptyState title="Nothing here">Decisions, edits and what is deleted are recorded here.</EmptyState>
      ) : (
        <HistoryList key={links.reviewHistory(page)} initial={history} query={query} />
      )}
      <Pager {...history} href={(start) => links.reviewHistory({ ...page, offset: start })} />
    </>
  );
}
