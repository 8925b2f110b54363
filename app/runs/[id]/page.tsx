import type { Metadata } from "next";
import { cache } from "react";
import { orNotFound } from "@/app/or-not-found";
import { RunView } from "@/components/runs/run-view";
import { currentAdmin } from "@/lib/auth/current-admin";
import { getRunStatus } from "@/lib/runs/status/get-run-status";
import { runTitle } from "@/lib/view/text";

interface RunPageProps {
  params: Promise<{ id: string }>;
}

/** Once per request, for the metadata and the page. */
const readRun = cache((id: string) => orNotFound(() => getRunStatus(id)));

export async function generateMetadata({ params }: RunPageProps): Promise<Metadata> {
  return { title: runTitle(await readRun((await params).id)) };
}

/** Read before it is rendered, so that an unknown run answers 404 and is never polled. */
export default async function RunPage({ params }: RunPageProps) {
  const initial = await readRun((await params).id);
  return <RunView initial={initial} admin={(await currentAdmin()) !== null} />;
}
