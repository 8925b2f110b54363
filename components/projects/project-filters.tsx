"use client";

import { Search } from "lucide-react";
import { type FormEvent, useRef } from "react";
import { Button } from "@/components/ui/button";
import { Disclosure } from "@/components/ui/disclosure";
import { KeyButton } from "@/components/ui/key-button";
import { useFilterForm } from "@/lib/client/projects/use-filter-form";
import { useShortcuts } from "@/lib/client/shortcuts/use-shortcuts";
import type { HashtagCounts } from "@/lib/contracts/types";
import { DEFAULTS } from "@/lib/view/address";
import { links } from "@/lib/view/links";
import { filtersInUse } from "@/lib/view/project-filters";
import { type ProjectsPage, readProjectsPage } from "@/lib/view/projects-params";
import { FilterFields } from "./filter-fields";

interface ProjectFiltersProps {
  page: ProjectsPage;
  /** The most common tags. */
  vocabulary: HashtagCounts["tags"];
}

/** What the list is filtered by: a form that works without scripts, and as somebody types with them. */
export function ProjectFilters({ page, vocabulary }: ProjectFiltersProps) {
  const form = useRef<HTMLFormElement>(null);
  const search = useRef<HTMLInputElement>(null);
  const { version, unreachable, pending, show, showSoon } = useFilterForm(form, page);
  useShortcuts("list", { search: () => search.current?.focus() });

  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const field = event.currentTarget.querySelector<HTMLInputElement>("#tag-filter");
    const typed = field?.value ?? "";
    if (field && typed.trim() !== "" && readProjectsPage({ tags: typed }).tags.length === 0) {
      field.setCustomValidity("A tag has letters, digits, + # . and hyphens between words.");
      field.reportValidity();
      return;
    }
    void show(typed);
    if (field) field.value = "";
  };
  /** A tag counts once it is finished: with Enter, or picked from the list. */
  const change = (event: FormEvent<HTMLFormElement>) => {
    const field = event.target as HTMLInputElement;
    if (field.id !== "tag-filter") return showSoon();
    field.setCustomValidity("");
    const { nativeEvent } = event;
    const picked = !(nativeEvent instanceof InputEvent) || nativeEvent.inputType === "insertReplacementText";
    if (!picked || field.value === "") return;
    void show(field.value);
    field.value = "";
  };
  const count = filtersInUse({ ...page, q: "" }).length;
  return (
    <search aria-label="Projects" className="print:hidden">
      <form
        ref={form}
        action={links.projects()}
        method="get"
        onSubmit={submit}
        onInput={change}
        className="mb-3"
      >
        <div className="flex gap-2">
          <div className="relative min-w-0 flex-1">
            <Search aria-hidden="true" className="absolute top-2.5 left-2.5 size-4 text-quiet" />
            <input
              key={version}
              ref={search}
              name="q"
              type="search"
              dir="auto"
              aria-label="Words"
              placeholder="Titles, texts, tags"
              defaultValue={page.q}
              maxLength={200}
              autoComplete="off"
              className="h-9 w-full min-w-0 rounded-sm border border-edge bg-sheet pr-2.5 pl-8"
            />
          </div>
          <KeyButton of="search" type="submit">
            Search
          </KeyButton>
        </div>
        <Disclosure title={count === 0 ? "Filters" : `Filters (${count})`} wanted={false} className="mt-2">
          <FilterFields key={version} page={page} vocabulary={vocabulary} />
          <p className="mt-3">
            <Button type="submit">Apply</Button>
          </p>
        </Disclosure>
        <Kept page={page} />
        {unreachable && (
          <p role="alert" className="mt-2 text-sm text-danger">
            The server does not answer, so the list is as it was. Search again in a moment.
          </p>
        )}
        <span aria-hidden="true" className={`block h-px ${pending ? "bg-accent" : ""}`} />
      </form>
    </search>
  );
}

/** What the form has no field for, and hands on. */
function Kept({ page }: { page: ProjectsPage }) {
  const { tags, source, comment_id, run_id, sort, seed, limit } = page;
  const kept = {
    tags: tags.join(","),
    source,
    comment_id,
    run_id,
    sort,
    seed,
    limit: limit === DEFAULTS.projects.limit ? null : limit,
  };
  return Object.entries(kept).map(
    ([name, value]) =>
      value !== null && value !== "" && <input key={name} type="hidden" name={name} value={value} />,
  );
}
