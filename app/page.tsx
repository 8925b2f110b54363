import { connection } from "next/server";
import { DesignerAside } from "@/components/designer/designer-aside";
import { DesignerDesk } from "@/components/designer/designer-desk";
import { PageHeading } from "@/components/ui/page-heading";
import { readDesignerUrl } from "@/lib/client/designer/designer-url";
import { estimateQuerySchema } from "@/lib/contracts/estimate";
import { within } from "@/lib/core/within";
import { exampleTags } from "@/lib/explore/example-tags";
import { llmEndpoint } from "@/lib/llm/endpoint";
import { corpusOrigins } from "@/lib/projects/corpus-origins";
import { goodIdeas } from "@/lib/projects/good-ideas";
import { estimateRun, NO_ESTIMATE } from "@/lib/runs/estimate/estimate-run";
import { listRuns } from "@/lib/runs/list-runs";
import { forecastWords } from "@/lib/view/forecast";
import { corpusSentence } from "@/lib/view/text";

const IDEAS = 3;
const RUNS = 4;
/** For what stands around the form, in milliseconds: the form does not wait for it any longer. */
const PATIENCE_MS = 3000;

interface DesignerPageProps {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function DesignerPage({ searchParams }: DesignerPageProps) {
  await connection();
  const { model, twin } = llmEndpoint();
  const [params, origins, runs, ideas, sets, estimate] = await Promise.all([
    searchParams,
    corpusOrigins(),
    listRuns({ limit: RUNS, offset: 0 }),
    within(PATIENCE_MS, goodIdeas(IDEAS), []),
    within(PATIENCE_MS, exampleTags(), []),
    within(PATIENCE_MS, estimateRun(estimateQuerySchema.parse({})), NO_ESTIMATE),
  ]);
  const given = Object.entries(params).flatMap(([name, value]) =>
    [value ?? []].flat().map((each) => [name, each]),
  );
  return (
    <>
      <PageHeading title="Generate project ideas">
        {corpusSentence(origins)} Pick a few tags and it generates projects nobody has posted yet, one by one,
        each judged and compared with all the others.
      </PageHeading>
      <DesignerDesk
        writer={{ model, builtIn: twin === "built-in" }}
        forecast={forecastWords(estimate)}
        prefill={readDesignerUrl(new URLSearchParams(given).toString())}
      >
        <DesignerAside ideas={ideas} exampleSets={sets} runs={runs} />
      </DesignerDesk>
    </>
  );
}
