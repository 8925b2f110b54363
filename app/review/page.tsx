import type { Metadata } from "next";
import { Suspense } from "react";
import { requireAdmin } from "@/app/require-admin";
import { QueueFilters } from "@/components/review/queue-filters";
import { ReviewDesk } from "@/components/review/review-desk";
import { ReviewNav } from "@/components/review/review-nav";
import { Skeleton } from "@/components/ui/skeleton";
import { ENDPOINTS } from "@/lib/contracts";
import type { ReviewItem } from "@/lib/contracts/review";
import { DomainError } from "@/lib/core/errors";
import { listQueue } from "@/lib/review/list-queue";
import { readReviewItem } from "@/lib/review/read-item";
import { links } from "@/lib/view/links";
import { QUEUE_PAGE, type ReviewPage as ReviewAddress, readReviewPage } from "@/lib/view/review-params";
import { readValid } from "./read-valid";

export const metadata: Metadata = { title: "Review" };

interface ReviewPageProps {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

/** The queue of ideas that wait for an admin's word; filter, order and the idea in front are in the address. */
export default async function ReviewPage({ searchParams }: ReviewPageProps) {
  const asked = readReviewPage(await searchParams);
  // Before anything is streamed, so that it is a redirect and not a page.
  const { name } = await requireAdmin(links.review(asked));
  return (
    <Suspense key={links.review(asked)} fallback={<Skeleton entries={3} label="Loading the review" />}>
      <Queue asked={asked} admin={name} />
    </Suspense>
  );
}

async function Queue({ asked, admin }: { asked: ReviewAddress; admin: string }) {
  const { query, texts } = readValid(ENDPOINTS.listReviewQueue.query, {
    ...asked.filter,
    order: asked.order,
    limit: String(QUEUE_PAGE),
  });
  const { order: _order, limit: _limit, ...filter } = texts;
  const page = { ...asked, filter };
  const [queue, wanted] = await Promise.all([listQueue(query), asked.project && readItem(asked.project)]);
  const first = queue.projects[0];
  const item = wanted || (first ? await readItem(first.id) : null);
  return (
    <>
      <ReviewNav title="Review" counts={queue.counts} />
      <QueueFilters page={page} />
      <ReviewDesk start={{ queue, item }} page={page} admin={admin} />
    </>
  );
}

/** Null for a project that there is not, or that is in the bin. */
async function readItem(id: number): Promise<ReviewItem | null> {
  try {
    const item = await readReviewItem(String(id));
    return item.binned_at === null ? item : null;
  } catch (error) {
    if (error instanceof DomainError && error.code === "not_found") return null;
    throw error;
  }
}
