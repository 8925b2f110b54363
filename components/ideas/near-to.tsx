import Link from "next/link";

interface NearToProps {
  projectId: number | null;
  title: string;
}

/** Says that an idea came out close to another one, and which. */
export function NearTo({ projectId, title }: NearToProps) {
  return (
    <p className="mt-3 text-sm text-caution">
      Near to{" "}
      {projectId === null ? (
        `“${title}”`
      ) : (
        <Link href={`/projects/${projectId}`} className="link">
          {title}
        </Link>
      )}
    </p>
  );
}
