import Link from "next/link";

interface IdeaHeadingProps {
  as: "h2" | "h3";
  title: string;
  tagline: string;
  /** Of the idea's page; null where it has none. */
  href: string | null;
  /** Where ideas are not what the page is about. */
  small?: boolean;
  /** Cuts the tagline after its third line. */
  clamped?: boolean;
}

/** An idea's title, and what it is in a line. */
export function IdeaHeading({ as: Heading, title, tagline, href, small, clamped }: IdeaHeadingProps) {
  return (
    <>
      <Heading
        dir="auto"
        className={`font-serif leading-snug font-semibold ${small ? "text-lg" : "text-xl"}`}
      >
        {href === null ? (
          title
        ) : (
          <Link href={href} prefetch={false} data-entry-link className="hover:text-accent hover:underline">
            {title}
          </Link>
        )}
      </Heading>
      <p
        dir="auto"
        className={`font-serif leading-snug text-quiet ${small ? "" : "text-lg"} ${clamped ? "line-clamp-3" : ""}`}
      >
        {tagline}
      </p>
    </>
  );
}
