import { DesignerAside } from "@/components/designer/designer-aside";
import { DesignerForm } from "@/components/designer/designer-form";
import { PageHeading } from "@/components/ui/page-heading";

export default function DesignerPage() {
  return (
    <>
      <PageHeading title="Design new projects">
        Waywo knows what people on Hacker News say they are building. Pick a few tags and it designs projects
        nobody has posted yet, one by one, each judged and compared with all the others.
      </PageHeading>
      <div className="grid gap-12 lg:grid-cols-[minmax(0,1fr)_20.5rem] lg:gap-14">
        <DesignerForm />
        <DesignerAside />
      </div>
    </>
  );
}
