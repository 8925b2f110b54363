import "server-only";
import { SAMPLE_SOURCE } from "@/lib/contracts/project-source";
import { db } from "@/lib/core/db";

const SET_ASIDE = "Set aside: part of the sample corpus, written for this package";

/**
 * Sets the sample corpus aside, or takes it back: projects that are set aside are invalid with a reason, so that their
 * tags do not count and ideas are not compared with them. Samples that are invalid for another reason stay so.
 *
 * @returns how many projects changed
 */
export async function setSampleAside(aside: boolean): Promise<number> {
  const where = {
    source: SAMPLE_SOURCE,
    isValidProject: aside,
    ...(aside ? {} : { invalidReason: SET_ASIDE }),
  };
  const data = { isValidProject: !aside, invalidReason: aside ? SET_ASIDE : null };
  const { count } = await db().project.updateMany({ where, data });
  return count;
}
