"use client";

import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { RunTitle } from "@/components/runs/run-title";
import { queryOf } from "@/lib/client/http";
import { runListOptions } from "@/lib/client/runs/run-list";
import { links } from "@/lib/view/links";
import { runState } from "@/lib/view/text";

/** Beside the form: who writes the ideas, and the latest runs. */
export function DesignerAside() {
  return (
    <aside aria-label="About this Designer" className="min-w-0 space-y-8">
      <WriterNote />
      <RecentRuns />
    </aside>
  );
}

const EXAMPLE = `LLM_BASE_URL=http://127.0.0.1:11434/v1 \\
LLM_MODEL_NAME=llama3.2 \\
LLM_API_KEY=ollama \\
npm start`;

/** The name of the model, or how to connect one in place of the built-in composer. */
function WriterNote() {
  const { data: health } = useQuery({ ...queryOf("getHealth", {}), staleTime: 60_000, retry: false });
  if (!health) return null;
  if (health.llm.twin === "external") {
    return (
      <section aria-labelledby="writer">
        <h2 id="writer" className="font-semibold">
          Written by <bdi>{health.llm.name}</bdi>
        </h2>
        {!health.llm.ok && (
          <p className="mt-1 text-sm text-danger">
            It is not answering at the moment. <bdi>{health.llm.error}</bdi>
          </p>
        )}
      </section>
    );
  }
  return (
    <section aria-labelledby="writer" className="text-sm">
      <h2 id="writer" className="font-semibold">
        Written by the built-in composer
      </h2>
      <p className="mt-1 text-quiet">
        No model is connected, so ideas are composed from patterns on this machine. To have a model write
        them, start Waywo Designer with the address of any OpenAI-compatible endpoint, its model and a key.
        For Ollama or a llama.cpp server on this machine:
      </p>
      <pre
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls sideways, so the keyboard must reach it
        tabIndex={0}
        className="mt-3 overflow-x-auto border-l-2 border-rule py-1 pl-3 text-xs leading-relaxed"
      >
        <code>{EXAMPLE}</code>
      </pre>
    </section>
  );
}

const RECENT_RUNS = 4;

function RecentRuns() {
  const { data } = useQuery(runListOptions(RECENT_RUNS));
  if (!data || data.runs.length === 0) return null;
  return (
    <section aria-labelledby="recent" className="text-sm">
      <h2 id="recent" className="font-semibold">
        Latest runs
      </h2>
      <ul className="mt-2">
        {data.runs.map((run) => (
          <li key={run.task_id} className="border-t border-rule py-2">
            <Link href={links.run(run.task_id)} className="link line-clamp-2">
              <RunTitle run={run} />
            </Link>
            <p className="text-quiet">{runState(run)}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}
