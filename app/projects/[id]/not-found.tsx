import Link from "next/link";
import { NotFoundView } from "@/components/ui/not-found-view";

export default function ProjectNotFound() {
  return (
    <NotFoundView title="No such project">
      <p>
        There is no project with this number. See{" "}
        <Link href="/projects" className="link">
          all projects
        </Link>
        .
      </p>
    </NotFoundView>
  );
}
