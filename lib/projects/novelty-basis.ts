import type { Project } from "@/lib/contracts/projects";

interface Measured {
  comparedWith: number | null;
  comparedOf: number | null;
}

/** What an idea's novelty was measured against, as the contract has it. */
export function noveltyBasisDto(
  measured: Measured | undefined,
): Pick<Project, "compared_with" | "compared_of" | "novelty_note"> {
  const { comparedWith = null, comparedOf = null } = measured ?? {};
  const isPart = comparedWith !== null && comparedOf !== null && comparedWith < comparedOf;
  return {
    compared_with: comparedWith,
    compared_of: comparedOf,
    novelty_note: isPart ? `compared with ${comparedWith} of ${comparedOf}` : null,
  };
}
