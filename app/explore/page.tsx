import { redirect } from "next/navigation";
import { links } from "@/lib/view/links";

export default function ExplorePage() {
  redirect(links.exploreGaps());
}
