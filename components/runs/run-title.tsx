import { TagWords } from "@/components/ui/tag-words";
import { ideas, runTitle } from "@/lib/view/text";

/** What runTitle says, with its tags isolated. */
export function RunTitle({ run }: { run: Parameters<typeof runTitle>[0] }) {
  if (run.seed_tags.length === 0) return runTitle(run);
  return (
    <>
      {ideas(run.num_requested)} on <TagWords tags={run.seed_tags} />
    </>
  );
}
