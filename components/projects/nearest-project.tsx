import Link from "next/link";
import { DiffText } from "@/components/ui/diff-text";
import { TagWords } from "@/components/ui/tag-words";
import { type Change, sharedWords, wordDiff } from "@/lib/client/review/word-diff";
import type { FoundProject, Project } from "@/lib/contracts/types";
import { links } from "@/lib/view/links";
import { similarityPercent } from "@/lib/view/scores";
import { projectOrigin } from "@/lib/view/text";

/** Descriptions that share less of their words are not told apart word by word: all of it would be marked. */
const MIN_SHARED = 0.25;
/** Characters of both. Longer ones, or ones with few words in common, take the server more than some milliseconds. */
const MAX_COMPARED = 3000;

interface NearestProjectProps {
  project: Project;
  nearest: FoundProject;
}

/** The project that is most like this one: how much, and what differs. */
export function NearestProject({ project, nearest: { project: other, similarity } }: NearestProjectProps) {
  const isLong = other.description.length + project.description.length > MAX_COMPARED;
  const changes = isLong ? null : differences(other.description, project.description);
  return (
    <article aria-label={other.title}>
      <h3 dir="auto" className="font-serif text-lg leading-snug font-semibold">
        <Link href={links.project(other.id)} prefetch={false} className="hover:text-accent hover:underline">
          {other.title}
        </Link>
      </h3>
      <p className="figures text-sm text-quiet">
        <span className="font-semibold text-ink">{similarityPercent(similarity)} similar</span> ·{" "}
        {projectOrigin(other)} · idea {other.idea_score}, complexity {other.complexity_score}
      </p>
      <TagDifference here={project.hashtags} there={other.hashtags} />
      <p className="mt-3 text-xs text-quiet">
        {changes ? (
          <>
            Its description, <del className="diff-removed">only there</del> and{" "}
            <ins className="diff-added">only here</ins>:
          </>
        ) : (
          `Its description${isLong ? "" : ", with hardly a phrase in common"}:`
        )}
      </p>
      <p className="mt-1 font-serif leading-relaxed">
        {changes ? (
          <DiffText changes={changes} removed="only there" added="only here" />
        ) : (
          <span dir="auto">{other.description}</span>
        )}
      </p>
    </article>
  );
}

/** By words; null where the texts have too little in common for that to say anything. */
function differences(there: string, here: string): Change[] | null {
  if (!haveWordsInCommon(there, here)) return null;
  const changes = wordDiff(there, here);
  return sharedWords(changes) >= MIN_SHARED ? changes : null;
}

/** Whether enough words are in both, wherever they stand: what is quick to find out. */
function haveWordsInCommon(one: string, other: string): boolean {
  const [first, second] = [one, other].map((text) => new Set(text.toLowerCase().match(/[\p{L}\p{N}]+/gu)));
  if (!first || !second) return false;
  const shared = [...first].filter((word) => second.has(word)).length;
  return shared >= MIN_SHARED * Math.max(first.size, second.size);
}

/** The tags that two projects share, and those that one of them has alone. */
function TagDifference({ here, there }: { here: readonly string[]; there: readonly string[] }) {
  const groups = [
    { name: "In common", tags: here.filter((tag) => there.includes(tag)) },
    { name: "Only here", tags: here.filter((tag) => !there.includes(tag)) },
    { name: "Only there", tags: there.filter((tag) => !here.includes(tag)) },
  ];
  if (here.length + there.length === 0) return null;
  return (
    <dl className="mt-2 grid grid-cols-[5.5rem_minmax(0,1fr)] gap-x-3 gap-y-0.5 text-sm">
      {groups.map(({ name, tags }) => (
        <div key={name} className="contents">
          <dt className="text-quiet">{name}</dt>
          <dd className="min-w-0">
            {tags.length === 0 ? (
              <span className="text-quiet">no tag</span>
            ) : (
              <TagWords tags={tags} joint=", " />
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
}
