"use client";

import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { Notice } from "@/components/ui/notice";
import { queryOf } from "@/lib/client/http";
import type { RowCall } from "@/lib/contracts/types";
import { amount, latency } from "@/lib/view/amounts";

/** Between two looks at a column that is under way, in milliseconds. */
const LOOK_MS = 2000;

interface CellCallsProps {
  taskId: string;
  row: number;
  /** As the calls name it. */
  column: string;
  /** Whether more calls may come. */
  isOpen: boolean;
}

/** The model calls of a column: tokens, time, what was sent and what came back. */
export function CellCalls({ taskId, row, column, isOpen }: CellCallsProps) {
  const { data, error } = useQuery({
    ...queryOf("listRowCalls", { params: { task_id: taskId, row: String(row) }, query: { column } }),
    refetchInterval: isOpen ? LOOK_MS : false,
  });
  if (error) {
    return (
      <div className="mt-4">
        <Notice tone="danger" title="The calls could not be loaded">
          <bdi>{error.message}</bdi>
        </Notice>
      </div>
    );
  }
  return (
    <section className="mt-5 text-sm" aria-busy={!data}>
      <h3 className="font-semibold">
        {column === "second_opinion" ? "Asked of the second judge" : "Asked of the model"}
      </h3>
      {data?.calls.length === 0 && <p className="text-quiet">Nothing was asked yet.</p>}
      {data && data.total > data.calls.length && (
        <p className="text-quiet">
          The last {data.calls.length} of {data.total} calls.
        </p>
      )}
      <ol>
        {data?.calls.map((call, index) => (
          <li
            key={call.created_at + call.attempt + call.candidate}
            className="mt-2 border-t border-rule pt-2"
          >
            <Call call={call} isLast={index === data.calls.length - 1} />
          </li>
        ))}
      </ol>
    </section>
  );
}

function Call({ call, isLast }: { call: RowCall; isLast: boolean }) {
  const { attempt, candidate, model, outcome, latency_ms, prompt_tokens, completion_tokens } = call;
  return (
    <>
      <p className="figures text-quiet">
        <span className={outcome === "ok" ? "" : "text-danger"}>
          {outcome === "ok" ? "Used" : outcomeWords(outcome)}
        </span>
        {candidate > 0 && ` · candidate ${candidate + 1}`}
        {attempt > 1 && ` · attempt ${attempt}`} · <bdi>{model}</bdi> · {latency(latency_ms)} ·{" "}
        {amount(prompt_tokens)} tokens read, {amount(completion_tokens)} written
        {call.tokens_estimated && ", estimated"}
      </p>
      {call.sent ? (
        <>
          <Text title="What was sent" open={false}>
            {call.sent.map(({ role, content }, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: messages never move
              <Message key={index} name={ROLES[role]} content={content} />
            ))}
          </Text>
          <Text title="What came back" open={isLast}>
            {call.answer === null ? (
              <p className="text-quiet">No answer came.</p>
            ) : (
              <Message content={call.answer || "(nothing)"} />
            )}
          </Text>
        </>
      ) : (
        <p className="text-quiet">The texts of this call are not kept any more: they are for 30 days.</p>
      )}
    </>
  );
}

const ROLES = { system: "Instructions", user: "Question", assistant: "Its answer before" };

/** "llm_cut_off" as people read it: "Not used: cut off". */
const outcomeWords = (code: string) => `Not used: ${code.replace(/^llm_/, "").replaceAll("_", " ")}`;

function Text({ title, open, children }: { title: string; open: boolean; children: ReactNode }) {
  return (
    <details open={open}>
      <summary className="min-h-6 hover:text-accent">{title}</summary>
      {children}
    </details>
  );
}

function Message({ name, content }: { name?: string; content: string }) {
  return (
    <div className="my-1">
      {name && <p className="text-xs text-quiet">{name}</p>}
      {/* Scrolled with the keyboard as well. */}
      <pre
        dir="auto"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a long text is scrolled with the keyboard
        tabIndex={0}
        className="max-h-72 overflow-auto border-l border-rule pl-3 font-mono text-xs whitespace-pre-wrap"
      >
        {content}
      </pre>
    </div>
  );
}
