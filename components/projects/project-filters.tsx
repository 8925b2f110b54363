import { X } from "lucide-react";
import Form from "next/form";
import Link from "next/link";
import { Button } from "@/components/ui/button";
import { REVIEW_STATUSES } from "@/lib/contracts/review-status";
import { MAX_TAG_LENGTH } from "@/lib/contracts/tag";
import type { HashtagCounts } from "@/lib/contracts/types";
import { links } from "@/lib/view/links";
import type { ProjectsPage } from "@/lib/view/projects-params";
import { reviewState } from "@/lib/view/review-text";

const SORTS = [
  { sort: "newest", label: "Newest" },
  { sort: "idea_score", label: "Idea score" },
  { sort: "complexity_score", label: "Complexity" },
  { sort: "novelty", label: "Novelty" },
] as const;

interface ProjectFiltersProps {
  page: ProjectsPage;
  vocabulary: HashtagCounts["tags"];
}

/** The order and the tags of the list of projects; both work without scripts. */
export function ProjectFilters({ page, vocabulary }: ProjectFiltersProps) {
  return (
    <div className="mb-6 flex flex-wrap items-center justify-between gap-x-8 gap-y-4">
      <div className="space-y-1">
        <SortLinks page={page} />
        <StateLinks page={page} />
      </div>
      <TagFilter page={page} vocabulary={vocabulary} />
    </div>
  );
}

function SortLinks({ page }: { page: ProjectsPage }) {
  return (
    <nav aria-label="Order" className="flex flex-wrap items-baseline gap-x-4 gap-y-1 text-sm">
      {SORTS.map(({ sort, label }) => {
        const current = (page.sort ?? "newest") === sort;
        return (
          <Link
            key={sort}
            href={links.projects({ ...page, sort, offset: 0 })}
            aria-current={current ? "true" : undefined}
            className={`border-b py-0.5 hover:text-accent ${current ? "border-ink" : "border-transparent text-quiet forced-colors:border-[color:Canvas]"}`}
          >
            {label}
          </Link>
        );
      })}
    </nav>
  );
}

/** What admins made of the ideas that are shown. */
function StateLinks({ page }: { page: ProjectsPage }) {
  return (
    <nav aria-label="Review" className="flex flex-wrap items-baseline gap-x-4 gap-y-1 text-sm">
      {[null, ...REVIEW_STATUSES].map((status) => {
        const current =
          status === null ? page.review_status.length === 0 : page.review_status.includes(status);
        return (
          <Link
            key={status}
            href={links.projects({ ...page, review_status: status === null ? [] : [status], offset: 0 })}
            aria-current={current ? "true" : undefined}
            className={`border-b py-0.5 hover:text-accent ${current ? "border-ink" : "border-transparent text-quiet forced-colors:border-[color:Canvas]"}`}
          >
            {status === null ? "All" : reviewState(status)}
          </Link>
        );
      })}
    </nav>
  );
}

/** The selected tags, each a link that removes it, and a form that adds one. */
function TagFilter({ page, vocabulary }: ProjectFiltersProps) {
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-2 text-sm">
      {page.tags.map((tag) => (
        <Link
          key={tag}
          href={links.projects({ ...page, tags: page.tags.filter((other) => other !== tag), offset: 0 })}
          aria-label={`Show without ${tag}`}
          className="flex min-h-7 min-w-0 items-center gap-1.5 rounded-sm bg-wash px-2 hover:text-danger"
        >
          <bdi>{tag}</bdi>
          <X aria-hidden="true" className="size-3.5 shrink-0" />
        </Link>
      ))}
      <Form action={links.projects()} className="flex items-center gap-2">
        {page.sort !== null && <input type="hidden" name="sort" value={page.sort} />}
        {page.tags.length > 0 && <input type="hidden" name="tags" value={page.tags.join(",")} />}
        {page.review_status.length > 0 && (
          <input type="hidden" name="review_status" value={page.review_status.join(",")} />
        )}
        <label htmlFor="tag-filter" className="sr-only">
          Show projects with this tag
        </label>
        <input
          id="tag-filter"
          name="tags"
          list="vocabulary"
          maxLength={MAX_TAG_LENGTH}
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
