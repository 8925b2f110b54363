import { TagWords } from "@/components/ui/tag-words";
import { ideas } from "@/lib/view/amounts";
import { runSubject, type runTitle } from "@/lib/view/text";

/** What runTitle says, with what people wrote isolated. */
export function RunTitle({ run }: { run: Parameters<typeof runTitle>[0] }) {
  return run.name ? <bdi>{run.name}</bdi> : <RunSubject run={run} />;
}

/** What runSubject says, with its tags isolated. */
export function RunSubject({ run }: { run: Parameters<typeof runSubject>[0] }) {
  if (run.seed_tags.length === 0) return runSubject(run);
  return (
    <>
      {ideas(run.num_requested)} on <TagWords tags={run.seed_tags} />
    </>
  );
}
