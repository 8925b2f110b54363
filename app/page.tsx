import { connection } from "next/server";
import { DesignerAside } from "@/components/designer/designer-aside";
import { DesignerForm } from "@/components/designer/designer-form";
import { PageHeading } from "@/components/ui/page-heading";
import { llmEndpoint } from "@/lib/llm/endpoint";
import { corpusOrigins } from "@/lib/projects/corpus-origins";
import { corpusSentence } from "@/lib/view/text";

export default async function DesignerPage() {
  await connection();
  const origins = await corpusOrigins();
  return (
    <>
      <PageHeading title="Design new projects">
        {corpusSentence(origins)} Pick a few tags and it designs projects nobody has posted yet, one by one,
        each judged and compared with all the others.
      </PageHeading>
      <div className="grid gap-12 lg:grid-cols-[minmax(0,1fr)_20.5rem] lg:gap-14">
        <DesignerForm builtIn={llmEndpoint().twin === "built-in"} />
        <DesignerAside />
      </div>
    </>
  );
}
