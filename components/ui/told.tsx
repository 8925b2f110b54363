import type { Said } from "@/lib/view/review-text";

/** What was done, and to what: a title keeps to its own direction. */
export function Told({ text, about }: Said) {
  return (
    <>
      {text}
      {about !== undefined && (
        <>
          {": "}
          <bdi>{about}</bdi>
        </>
      )}
    </>
  );
}
