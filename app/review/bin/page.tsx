import type { Metadata } from "next";
import { requireAdmin } from "@/app/require-admin";
import { BinList } from "@/components/review/bin-list";
import { ReviewNav } from "@/components/review/review-nav";
import { Pager } from "@/components/ui/pager";
import { countReviewed } from "@/lib/review/count-reviewed";
import { listBin } from "@/lib/review/list-bin";
import { links } from "@/lib/view/links";
import { readBinPage } from "@/lib/view/review-params";
import { PAGE_SIZE } from "@/lib/view/search-params";

export const metadata: Metadata = { title: "Bin" };

interface BinPageProps {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

/** What was deleted and can still be restored. */
export default async function BinPage({ searchParams }: BinPageProps) {
  const { offset } = readBinPage(await searchParams);
  await requireAdmin(links.reviewBin({ offset }));
  const [bin, counts] = await Promise.all([listBin({ limit: PAGE_SIZE, offset }), countReviewed()]);
  return (
    <>
      <ReviewNav title="Bin" counts={counts} />
      <BinList key={offset} initial={bin} />
      <Pager {...bin} href={(start) => links.reviewBin({ offset: start })} />
    </>
  );
}
