import { labelOf } from "../label";
import type { Scene, Topic } from "../types";
import { TOPICS } from ".";
import { genericScenes } from "./generic";

const BY_TAG = new Map(TOPICS.flatMap((topic) => topic.tags.map((tag) => [tag, topic] as const)));

/** The topic of a tag the knowledge base has; singular and plural are the same. */
export function knownTopic(tag: string): Topic | null {
  return BY_TAG.get(tag) ?? BY_TAG.get(`${tag}s`) ?? BY_TAG.get(tag.replace(/s$/, "")) ?? null;
}

/** The topic of any tag; one nobody has heard of is a subject of its own, with scenes that fit any field. */
export function findTopic(tag: string): Topic {
  const label = labelOf(tag);
  return (
    knownTopic(tag) ?? {
      tags: [tag],
      label,
      scenes: genericScenes(label),
    }
  );
}

/** All scenes with the topic they belong to. */
export const ALL_SCENES: readonly { topic: Topic; scene: Scene }[] = TOPICS.flatMap((topic) =>
  (topic.scenes ?? []).map((scene) => ({ topic, scene })),
);
