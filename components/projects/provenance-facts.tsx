import Link from "next/link";
import type { ReactNode } from "react";
import { RowDetails } from "@/components/runs/row-details";
import { OutsideLink } from "@/components/ui/outside-link";
import { TagWords } from "@/components/ui/tag-words";
import { Timestamp } from "@/components/ui/timestamp";
import { isDesigned, isSample } from "@/lib/contracts/project-source";
import type { ProjectDetail, Provenance } from "@/lib/contracts/types";
import { links } from "@/lib/view/links";
import { SAMPLE_CORPUS, writer } from "@/lib/view/text";
import { ModelCalls } from "./model-calls";
import { ProjectSource } from "./project-source";

interface ProvenanceFactsProps {
  project: ProjectDetail;
  provenance: Provenance;
}

/** Where a project came from: the run, row and samples of an idea, or the comment of a collected project. */
export function ProvenanceFacts({ project, provenance }: ProvenanceFactsProps) {
  const { run, row, calls } = provenance;
  return (
    <div className="space-y-4">
      <ProjectSource project={project} />
      {isSample(project) && <p className="text-quiet">{SAMPLE_CORPUS}.</p>}
      {isDesigned(project) && !run && (
        <p className="text-quiet">
          {provenance.run_deleted
            ? "Designed by a run that was deleted."
            : "Designed by a run that is no longer stored."}
        </p>
      )}
      <dl className="grid gap-x-6 gap-y-0.5 text-sm sm:grid-cols-[8.5rem_minmax(0,1fr)] sm:gap-y-1.5">
        {run && row && (
          <>
            <Fact name="Run">
              Idea {row.row + 1} of{" "}
              <Link href={links.run(run.task_id)} prefetch={false} className="link">
                the run <RunTags tags={run.seed_tags} />
              </Link>
              , <Timestamp at={run.created_at} />
            </Fact>
            <Fact name="Sampled tags">
              <TagWords tags={[row.primary_tag, ...row.secondary_tags]} />
              {row.exploring && "; tags that seldom meet"}
            </Fact>
            <Fact name="For">
              <bdi>{row.target_audience}</bdi>
            </Fact>
            <Fact name="Complexity">{row.target_complexity} of 10 asked for</Fact>
            <Fact name="Creativity">
              {run.creativity}, seed {run.seed}
            </Fact>
          </>
        )}
        {!run && !isSample(project) && (
          <Fact name="Added">
            <Timestamp at={`${project.created_at}Z`} />
          </Fact>
        )}
        {project.primary_url && (
          <Fact name="Address">
            <OutsideLink href={project.primary_url}>{project.primary_url}</OutsideLink>
          </Fact>
        )}
        {calls.length > 0 && (
          <Fact name={modelsOf(calls).length === 1 ? "Model" : "Models"}>
            <TagWords tags={modelsOf(calls)} />
          </Fact>
        )}
        {provenance.embedding_model !== null && (
          <Fact name="Compared by">
            <bdi>{provenance.embedding_model}</bdi>
          </Fact>
        )}
      </dl>
      {row && <RowDetails row={row} />}
      {calls.length > 0 && <ModelCalls calls={calls} />}
    </div>
  );
}

const modelsOf = (calls: Provenance["calls"]) => [...new Set(calls.map(({ model }) => writer(model)))];

function RunTags({ tags }: { tags: readonly string[] }) {
  if (tags.length === 0) return "from the whole vocabulary";
  return (
    <>
      on <TagWords tags={tags} />
    </>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <dt className="text-quiet">{name}</dt>
      <dd className="figures min-w-0 max-sm:mb-2">{children}</dd>
    </>
  );
}
