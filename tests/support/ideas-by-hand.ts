import { DESIGNER_SOURCE } from "@/lib/contracts/project-source";
import type { Prisma, Project } from "@/lib/generated/prisma/client";
import { projectByHand } from "./projects-by-hand";

/** Stores an idea of the Designer's, pending unless told. */
export const ideaByHand = (
  given: Partial<Prisma.ProjectCreateInput> & { tags?: string[] } = {},
): Promise<Project> =>
  projectByHand({
    title: "Tide Bell",
    shortDescription: "Tide alarms for shore anglers",
    description: "It rings an hour before high water.",
    source: DESIGNER_SOURCE,
    reviewStatus: "pending",
    ...given,
  });
