import { Skeleton } from "@/components/ui/skeleton";

export default function ReviewLoading() {
  return <Skeleton entries={3} label="Loading the review" />;
}
