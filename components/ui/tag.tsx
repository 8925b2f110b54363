import Link from "next/link";

/** A tag that leads to the projects that carry it. */
export function Tag({ tag }: { tag: string }) {
  return (
    <Link href={`/projects?tags=${encodeURIComponent(tag)}`} className="link text-sm text-quiet no-underline">
      <span aria-hidden="true">#</span>
      {tag}
    </Link>
  );
}
