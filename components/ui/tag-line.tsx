import Link from "next/link";
import { links } from "@/lib/view/links";

/** A project's tags in one line, each a link to the projects that carry it. */
export function TagLine({ tags }: { tags: readonly string[] }) {
  if (tags.length === 0) return null;
  return (
    <ul aria-label="Tags" className="flex flex-wrap gap-x-3 gap-y-1">
      {tags.map((tag) => (
        <li key={tag} className="min-w-0">
          <Link
            href={links.projects({ tags: [tag] })}
            prefetch={false}
            className="link text-sm text-quiet no-underline"
          >
            <span aria-hidden="true">#</span>
            <bdi>{tag}</bdi>
          </Link>
        </li>
      ))}
    </ul>
  );
}
