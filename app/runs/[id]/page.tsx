import type { Metadata } from "next";
import { RunView } from "@/components/run/run-view";
import { runTitle } from "@/lib/client/run-words";
import { readRun } from "./read-run";

interface RunPageProps {
  params: Promise<{ id: string }>;
}

export async function generateMetadata({ params }: RunPageProps): Promise<Metadata> {
  return { title: runTitle(await readRun((await params).id)) };
}

/** A run at its own address: found in the store first, so an unknown one answers 404 and is never polled. */
export default async function RunPage({ params }: RunPageProps) {
  return <RunView initial={await readRun((await params).id)} />;
}
