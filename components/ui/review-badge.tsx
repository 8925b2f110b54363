import type { ReviewStatus } from "@/lib/contracts/review-status";
import type { Project } from "@/lib/contracts/types";
import { reviewState } from "@/lib/view/review-text";
import { Told } from "./told";

const COLOURS: Record<ReviewStatus, string> = {
  pending: "border-edge text-quiet",
  approved: "border-accent text-accent",
  rejected: "border-danger text-danger",
  duplicate: "border-caution text-caution",
};

/** What admins made of an idea; nothing for a project that the Designer did not make. */
export function ReviewBadge({ project }: { project: Pick<Project, "review_status" | "review_reason"> }) {
  const { review_status: status, review_reason: reason } = project;
  if (status === null) return null;
  return (
    <span className={`inline-block max-w-full border-l-2 pl-1.5 text-xs leading-snug ${COLOURS[status]}`}>
      <Told text={reviewState(status)} {...(status === "rejected" && reason ? { about: reason } : {})} />
    </span>
  );
}
