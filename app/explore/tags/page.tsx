import type { Metadata } from "next";
import { ExploreNav } from "@/components/explore/explore-nav";
import { NothingToExplore } from "@/components/explore/nothing-to-explore";
import { TagCloud } from "@/components/explore/tag-cloud";
import { TagTable } from "@/components/explore/tag-table";
import { listTagCounts } from "@/lib/explore/tag-counts";
import { readTagsPage } from "@/lib/view/explore-params";

export const metadata: Metadata = { title: "Tags" };

/** A page of the table, which has the counts of the cloud. */
const TAGS = 50;

interface TagsPageProps {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

/** All tags of the projects, as a cloud of the most frequent and as a table. */
export default async function TagsPage({ searchParams }: TagsPageProps) {
  const { sort, offset } = await readTagsPage(searchParams);
  const [cloud, list] = await Promise.all([
    listTagCounts({ sort: "count", limit: TAGS, offset: 0 }),
    listTagCounts({ sort, limit: TAGS, offset }),
  ]);
  return (
    <>
      <ExploreNav title="Tags">
        {list.total > 0 && `${list.total === 1 ? "One tag" : `${list.total} tags`} on all projects.`}
      </ExploreNav>
      {list.total === 0 ? (
        <NothingToExplore what="tags" />
      ) : (
        <div className="space-y-10">
          {offset === 0 && <TagCloud tags={cloud.tags} />}
          <TagTable list={list} sort={sort} />
        </div>
      )}
    </>
  );
}
