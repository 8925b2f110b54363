import { z } from "zod";
import { type Inspiration, inspirationSchema } from "@/lib/contracts/rows";
import type { GenerationRow } from "@/lib/generated/prisma/client";

const stored = z.array(inspirationSchema);

/** The projects that a row is shown; none for a row without that measure. */
export function readInspirations({ inspirations }: Pick<GenerationRow, "inspirations">): Inspiration[] {
  return inspirations === null ? [] : stored.parse(JSON.parse(inspirations));
}
