import Link from "next/link";
import { NotFoundView } from "@/components/ui/not-found-view";
import { links } from "@/lib/view/links";

export default function ProjectNotFound() {
  return (
    <NotFoundView title="No such project">
      <p>
        There is no project with this number. See{" "}
        <Link href={links.projects()} prefetch={false} className="link">
          all projects
        </Link>
        .
      </p>
    </NotFoundView>
  );
}
