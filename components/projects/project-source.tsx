import { Timestamp } from "@/components/ui/timestamp";
import type { ProjectDetail } from "@/lib/contracts/types";
import { links } from "@/lib/view/links";

/** Who told of a collected project, where and when. */
export function ProjectSource({ project }: { project: Pick<ProjectDetail, "source_comment"> }) {
  const comment = project.source_comment;
  if (!comment) return null;
  return (
    <p className="text-quiet">
      Told by {comment.by ?? "somebody"} in{" "}
      <a href={links.hackerNews(comment.id)} rel="noreferrer nofollow ugc" className="link">
        a comment on Hacker News
      </a>
      {comment.time !== null && (
        <>
          , <Timestamp at={new Date(comment.time * 1000).toISOString()} />
        </>
      )}
      .
    </p>
  );
}
