import type { ReactNode } from "react";
import { REVIEW_STATUSES } from "@/lib/contracts/review-status";
import type { HashtagCounts } from "@/lib/contracts/types";
import { VALIDITY } from "@/lib/view/project-filters";
import type { ProjectsPage } from "@/lib/view/projects-params";
import { reviewState } from "@/lib/view/review-text";
import { TagField } from "./tag-field";

const FIELD = "h-9 w-full min-w-0 rounded-sm border border-edge bg-sheet px-2";
const SCORES = Array.from({ length: 10 }, (_, place) => place + 1);

interface FilterFieldsProps {
  page: ProjectsPage;
  vocabulary: HashtagCounts["tags"];
}

/** A field for each filter but the search. */
export function FilterFields({ page, vocabulary }: FilterFieldsProps) {
  return (
    <div className="mt-2 grid gap-x-6 gap-y-3 text-sm sm:grid-cols-2 lg:grid-cols-4">
      <TagFields page={page} vocabulary={vocabulary} />
      <Group label="Idea score">
        <ScoreField name="min_idea_score" label="from" value={page.min_idea_score} />
        <ScoreField name="max_idea_score" label="to" value={page.max_idea_score} />
      </Group>
      <Group label="Complexity">
        <ScoreField name="min_complexity_score" label="from" value={page.min_complexity_score} />
        <ScoreField name="max_complexity_score" label="to" value={page.max_complexity_score} />
      </Group>
      <Labelled label="Bookmark">
        <select name="bookmarked" defaultValue={page.bookmarked ?? ""} className={FIELD}>
          <option value="">Bookmarked or not</option>
          <option value="true">Bookmarked</option>
          <option value="false">Not bookmarked</option>
        </select>
      </Labelled>
      <Labelled label="Created since">
        <DateField name="date_from" value={page.date_from} />
      </Labelled>
      <Labelled label="Created before">
        <DateField name="date_to" value={page.date_to} />
      </Labelled>
      <Labelled label="Validity">
        <select name="is_valid" defaultValue={page.is_valid} className={FIELD}>
          {Object.entries(VALIDITY).map(([value, words]) => (
            <option key={value} value={value}>
              {words}
            </option>
          ))}
        </select>
      </Labelled>
      <fieldset className="col-span-full">
        <legend className="font-semibold">Review</legend>
        <div className="flex flex-wrap gap-x-4">
          {REVIEW_STATUSES.map((status) => (
            <label key={status} className="flex min-h-9 items-center gap-1.5">
              <input
                type="checkbox"
                name="review_status"
                value={status}
                defaultChecked={page.review_status.includes(status)}
                className="size-4"
              />
              {reviewState(status)}
            </label>
          ))}
        </div>
      </fieldset>
    </div>
  );
}

function TagFields({ page, vocabulary }: FilterFieldsProps) {
  return (
    <Group label="Tags">
      <TagField common={vocabulary} chosen={page.tags} className={FIELD} />
      <select name="tags_match" aria-label="Tags matched" defaultValue={page.tags_match} className={FIELD}>
        <option value="any">any</option>
        <option value="all">all</option>
      </select>
    </Group>
  );
}

/** Two fields that say one thing. */
function Group({ label, children }: { label: string; children: ReactNode }) {
  return (
    <fieldset className="min-w-0">
      <legend className="mb-1 font-semibold">{label}</legend>
      <div className="grid grid-cols-2 gap-2">{children}</div>
    </fieldset>
  );
}

function Labelled({ label, children }: { label: string; children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: the control is the child
    <label className="min-w-0">
      <span className="mb-1 block font-semibold">{label}</span>
      {children}
    </label>
  );
}

interface ScoreFieldProps {
  name: string;
  label: string;
  value: number | null;
}

function ScoreField({ name, label, value }: ScoreFieldProps) {
  return (
    <select name={name} aria-label={label} defaultValue={value ?? ""} className={FIELD}>
      <option value="">{label}</option>
      {SCORES.map((score) => (
        <option key={score} value={score}>
          {label} {score}
        </option>
      ))}
    </select>
  );
}

/** A field for days; a time of day in the address is the day's own here. */
function DateField({ name, value }: { name: string; value: string | null }) {
  return <input type="date" name={name} defaultValue={value?.slice(0, 10) ?? ""} className={FIELD} />;
}
