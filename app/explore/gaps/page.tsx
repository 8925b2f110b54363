import type { Metadata } from "next";
import { ExploreNav } from "@/components/explore/explore-nav";
import { GapList } from "@/components/explore/gap-list";
import { GapMatrix } from "@/components/explore/gap-matrix";
import { NothingToExplore } from "@/components/explore/nothing-to-explore";
import { MATRIX_TAGS } from "@/lib/contracts/limits";
import { listTagGaps } from "@/lib/explore/tag-gaps";

export const metadata: Metadata = { title: "Gaps" };

/** Which frequent tags no project combines; a pair of them starts a run. */
export default async function GapsPage() {
  const gaps = await listTagGaps({ tags: MATRIX_TAGS.default });
  return (
    <>
      <ExploreNav title="Gaps">
        {gaps.tags.length > 1 &&
          "Frequent tags that no project combines yet. Choose a pair to generate ideas on it."}
      </ExploreNav>
      {gaps.tags.length < 2 ? (
        <NothingToExplore what="pairs of tags" />
      ) : (
        <div className="grid gap-x-12 gap-y-10 xl:grid-cols-[minmax(0,1fr)_16rem]">
          <GapMatrix gaps={gaps} />
          <GapList gaps={gaps} />
        </div>
      )}
    </>
  );
}
