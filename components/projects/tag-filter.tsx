import { X } from "lucide-react";
import Form from "next/form";
import Link from "next/link";
import { Button } from "@/components/ui/button";
import { type ProjectPage, projectPageHref } from "@/lib/client/page-query";
import type { HashtagCounts } from "@/lib/contracts/projects";

interface TagFilterProps {
  page: ProjectPage;
  vocabulary: HashtagCounts["tags"];
}

/** The tags the list is narrowed to, each a link that takes it away, and a plain form that adds one. */
export function TagFilter({ page, vocabulary }: TagFilterProps) {
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-2 text-sm">
      {page.tags.map((tag) => (
        <Link
          key={tag}
          href={projectPageHref({ ...page, tags: page.tags.filter((other) => other !== tag), offset: 0 })}
          aria-label={`Show without ${tag}`}
          className="flex min-h-7 min-w-0 items-center gap-1.5 rounded-sm bg-wash px-2 hover:text-danger"
        >
          {tag}
          <X aria-hidden="true" className="size-3.5 shrink-0" />
        </Link>
      ))}
      <Form action="/projects" className="flex items-center gap-2">
        {page.sort !== "newest" && <input type="hidden" name="sort" value={page.sort} />}
        {page.tags.length > 0 && <input type="hidden" name="tags" value={page.tags.join(",")} />}
        <label htmlFor="tag-filter" className="sr-only">
          Show projects with this tag
        </label>
        <input
          id="tag-filter"
          name="tags"
          list="vocabulary"
          maxLength={50}
          autoComplete="off"
          placeholder="tag"
          className="h-9 w-36 rounded-sm border border-edge bg-sheet px-2.5"
        />
        <datalist id="vocabulary">
          {vocabulary.map(({ tag, count }) => (
            <option key={tag} value={tag} label={`${tag} (${count})`} />
          ))}
        </datalist>
        <Button type="submit">Filter</Button>
      </Form>
    </div>
  );
}
