import { Tag } from "./tag";

/** A project's tags in one running line. */
export function TagLine({ tags }: { tags: readonly string[] }) {
  if (tags.length === 0) return null;
  return (
    <ul aria-label="Tags" className="flex flex-wrap gap-x-3 gap-y-1">
      {tags.map((tag) => (
        <li key={tag} className="min-w-0">
          <Tag tag={tag} />
        </li>
      ))}
    </ul>
  );
}
