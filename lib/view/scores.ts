/** A similarity between 0 and 1, as the API tells it, in whole per cent. */
export const similarityPercent = (similarity: number) => `${Math.round(100 * similarity)} %`;

/** How the complexity that was asked for and the judged one go together. */
export function askedAndJudged(asked: number, judged: number): string {
  if (asked === judged) return `Asked for ${asked}, judged ${judged}: as asked.`;
  return `Asked for ${asked}, judged ${judged}: ${judged < asked ? "simpler" : "harder"} than asked.`;
}

/** What a novelty is, and how it goes with the percentages beside it. */
export const NOVELTY_LEGEND = [
  "0 is the same as another idea, 1 is nothing like any.",
  "It is one minus the cosine between the idea and the nearest other one when it was made.",
  "A similarity in per cent is half of one plus the cosine, so novelty 0.30 and 85 % similar are the same distance.",
].join(" ");
