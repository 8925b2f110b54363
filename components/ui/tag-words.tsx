import { Fragment } from "react";

interface TagWordsProps {
  tags: readonly string[];
  /** What stands before the last one. */
  joint?: " and " | ", ";
}

/** Tags in a sentence, "a, b and c". None of them turns the direction of what stands around it. */
export function TagWords({ tags, joint = " and " }: TagWordsProps) {
  return tags.map((tag, at) => (
    <Fragment key={tag}>
      {at > 0 && (at === tags.length - 1 ? joint : ", ")}
      <bdi>{tag}</bdi>
    </Fragment>
  ));
}
