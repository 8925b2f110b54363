import { RunGone } from "@/components/run/run-gone";

export default function RunNotFound() {
  return <RunGone />;
}
