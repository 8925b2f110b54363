import "server-only";
import type { ChartData } from "@/lib/contracts/hacker-news";
import { listPosts } from "./list-posts";

type Month = ChartData["posts"][number];

/** The comments of the stored threads by month, oldest first; those without a month last. */
export async function chartData(): Promise<ChartData> {
  const posts = await listPosts();
  const months = new Map<number, Month>();
  for (const { year, month, comment_count, descendants } of posts) {
    const at = monthOf(year ?? 0, month ?? 0);
    const key = at.year === 0 ? Number.POSITIVE_INFINITY : at.year * 12 + at.month;
    const sum = months.get(key) ?? at;
    months.set(key, {
      ...sum,
      comment_count: sum.comment_count + comment_count,
      total_comments: sum.total_comments + (descendants ?? 0),
    });
  }
  const ordered = [...months].sort(([one], [other]) => (one < other ? -1 : 1));
  return { posts: ordered.map(([, sum]) => sum), total_posts: posts.length };
}

/** A thread with half a date has none. */
function monthOf(year: number, month: number): Month {
  const counts = { comment_count: 0, total_comments: 0 };
  if (year < 1 || month < 1 || month > 12) {
    return { year: 0, month: 0, ...counts, label: "?", tooltip_title: "Undated" };
  }
  const name = new Date(Date.UTC(2000, month - 1)).toLocaleString("en", { month: "short", timeZone: "UTC" });
  const label = `${String(month).padStart(2, "0")}/${String(year % 100).padStart(2, "0")}`;
  return { year, month, ...counts, label, tooltip_title: `${name} ${year}` };
}
