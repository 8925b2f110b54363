import type { ReactNode } from "react";
import { OutsideLink } from "@/components/ui/outside-link";
import { Timestamp } from "@/components/ui/timestamp";
import type { ProjectDetail } from "@/lib/contracts/types";
import { links } from "@/lib/view/links";

/** Later comments that are named each; people post the same project month after month. */
const MAX_REPOSTS = 6;

interface ProjectSourceProps {
  project: Pick<ProjectDetail, "source_comment_id" | "source_comment" | "parent_post" | "submissions">;
}

/** Who posted a collected project, where and when. */
export function ProjectSource({ project }: ProjectSourceProps) {
  const { source_comment_id: id, source_comment: comment, parent_post: thread } = project;
  if (id === null) return null;
  const reposts = project.submissions.filter(({ comment_id }) => comment_id !== id);
  const more = reposts.length - MAX_REPOSTS;
  return (
    <div className="space-y-1 text-quiet">
      <p>
        Posted{" "}
        {comment && (
          <>
            by <bdi>{comment.by ?? "somebody"}</bdi>{" "}
          </>
        )}
        in <HackerNews item={id}>a comment on Hacker News</HackerNews>
        {comment && comment.time !== null && (
          <>
            , <PostedAt seconds={comment.time} />
          </>
        )}
        .
      </p>
      {thread && (
        <p>
          Thread: <HackerNews item={thread.id}>{thread.title ?? String(thread.id)}</HackerNews>
        </p>
      )}
      {reposts.length > 0 && (
        <p>
          Posted again:{" "}
          {reposts.slice(0, MAX_REPOSTS).map(({ comment_id, comment_time }, at) => (
            <span key={comment_id}>
              {at > 0 && "; "}
              <HackerNews item={comment_id}>
                {comment_time === null ? `comment ${comment_id}` : <PostedAt seconds={comment_time} />}
              </HackerNews>
            </span>
          ))}
          {more > 0 && `; and ${more} more`}
        </p>
      )}
    </div>
  );
}

function HackerNews({ item, children }: { item: number; children: ReactNode }) {
  return <OutsideLink href={links.hackerNews(item)}>{children}</OutsideLink>;
}

const PostedAt = ({ seconds }: { seconds: number }) => (
  <Timestamp at={new Date(seconds * 1000).toISOString()} />
);
