import "server-only";
import type { PostList } from "@/lib/contracts/hacker-news";
import { db } from "@/lib/core/db";

/** Every stored thread, the newest month first. */
export async function listPosts(): Promise<PostList> {
  const posts = await db().post.findMany({
    orderBy: [
      { year: { sort: "desc", nulls: "last" } },
      { month: { sort: "desc", nulls: "last" } },
      { id: "desc" },
    ],
    select: {
      id: true,
      title: true,
      year: true,
      month: true,
      score: true,
      descendants: true,
      _count: { select: { comments: true } },
    },
  });
  return posts.map(({ _count, ...post }) => ({ ...post, comment_count: _count.comments }));
}
