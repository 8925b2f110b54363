import type { Metadata } from "next";
import { cache } from "react";
import { orNotFound } from "@/app/or-not-found";
import { RunView } from "@/components/runs/run-view";
import { currentAdmin } from "@/lib/auth/current-admin";
import { readRun } from "@/lib/runs/events/read-run";
import { runTabTitle } from "@/lib/view/text";

interface RunPageProps {
  params: Promise<{ id: string }>;
}

/** Once per request, for the metadata and the page. */
const read = cache((id: string) => orNotFound(() => readRun(id)));

export async function generateMetadata({ params }: RunPageProps): Promise<Metadata> {
  const { status } = await read((await params).id);
  return { title: runTabTitle(status) };
}

/** Read before it is rendered, so that an unknown run answers 404 and is never polled. */
export default async function RunPage({ params }: RunPageProps) {
  const initial = await read((await params).id);
  return <RunView initial={initial} admin={(await currentAdmin()) !== null} />;
}
