import { isTag, normaliseTag } from "@/lib/contracts/tag";

/**
 * Splits typed or pasted text at commas and line breaks: every finished piece that is a tag, normalised,
 * and what is still being typed. Pieces that are no tags stay in the text, so nothing typed is lost.
 */
export function splitTypedTags(text: string): { tags: string[]; rest: string } {
  const pieces = text.split(/[,;\n]/);
  const last = pieces.pop() ?? "";
  const finished = pieces
    .map((piece) => ({ piece, tag: normaliseTag(piece) }))
    .filter(({ tag }) => tag !== "");
  const tags = finished.filter(({ tag }) => isTag(tag)).map(({ tag }) => tag);
  const odd = finished.filter(({ tag }) => !isTag(tag)).map(({ piece }) => piece.trim());
  return { tags, rest: [...odd, last.trimStart()].filter(Boolean).join(" ") };
}
