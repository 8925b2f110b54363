"use client";

import { EmptyState } from "@/components/ui/empty-state";
import { KeyButton } from "@/components/ui/key-button";
import { SectionHeading } from "@/components/ui/section-heading";
import { useHydrated } from "@/lib/client/hooks/use-hydrated";
import { showOverlay } from "@/lib/client/layout/overlay";
import { openIdeas, placeOf } from "@/lib/client/review/session";
import { type DeskInput, useDesk } from "@/lib/client/review/use-desk";
import { BulkBar } from "./bulk-bar";
import { BulkProgress } from "./bulk-progress";
import { DecisionBar } from "./decision-bar";
import { DoneLine } from "./done-line";
import { FailureNotice } from "./failure-notice";
import { IdeaInFront } from "./idea-in-front";
import { NearestProjects } from "./nearest-projects";
import { QueueList } from "./queue-list";
import { RejectForm } from "./reject-form";

/** The queue: one idea in front with the three projects nearest to it, and the rest as a list. */
export function ReviewDesk(props: DeskInput) {
  const desk = useDesk(props);
  const hydrated = useHydrated();
  const { review, idea, item, bulk, selection } = desk;
  const { session } = review;
  const place = placeOf(session);
  const open = openIdeas(session);
  return (
    <div data-testid="desk" aria-busy={!hydrated}>
      <Failures desk={desk} />
      <BulkProgress bulk={bulk} onClosed={desk.focusIdea} />
      <div className="grid gap-x-12 gap-y-8 lg:grid-cols-[minmax(0,1fr)_19rem]">
        <div className="min-w-0">
          {idea ? (
            <IdeaInFront
              key={idea.id}
              idea={idea}
              place={
                <span data-testid="place" className="text-ink">
                  {place} of {session.total}
                </span>
              }
              help={
                <KeyButton of="help" look="bare" className="-my-1.5" onClick={() => showOverlay("keys")}>
                  Keys
                </KeyButton>
              }
              item={item.data}
              heading={desk.heading}
              editing={desk.scene === "edit"}
              onSaved={desk.saved}
              onDiscard={desk.closeForm}
              onChosen={desk.chosen}
            />
          ) : (
            <EmptyState
              title={
                <span ref={desk.heading} tabIndex={-1}>
                  {session.ideas.length === 0 ? "Nothing waits" : "All reviewed"}
                </span>
              }
            >
              {session.ideas.length === 0
                ? "No idea matches. Those that the Designer writes come here."
                : "Every idea on the list has been decided. New ones come here as the Designer writes them."}
            </EmptyState>
          )}
          {item.isError && (
            <div className="mt-4">
              <FailureNotice failure={desk.unread} onRetry={() => void item.refetch()} />
            </div>
          )}
          <div
            className={`mt-6 ${desk.scene === "edit" ? "" : "lower-bar sticky bottom-0 border-t border-ink bg-paper pt-2 pb-3"}`}
          >
            {desk.scene === "reject" && idea && (
              <RejectForm
                key={idea.id}
                title={idea.title}
                reason={desk.reason}
                onReason={desk.setReason}
                onReject={desk.reject}
                onCancel={desk.closeForm}
              />
            )}
            <DoneLine done={review.done} onUndo={() => void review.undo()} />
            {idea && desk.scene === "queue" && (
              <DecisionBar
                act={desk.act}
                duplicateOf={desk.duplicate?.title ?? null}
                isFirst={place === 1}
                isLast={place === session.ideas.length}
              />
            )}
          </div>
        </div>
        {idea && (
          <NearestProjects
            project={idea}
            nearest={item.data?.nearest}
            chosen={desk.duplicate?.id ?? null}
            onChoose={desk.setDuplicate}
          />
        )}
      </div>
      {session.ideas.length > 0 && (
        <section aria-labelledby="queue" className="mt-10">
          <div className="mb-2 flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1">
            <SectionHeading id="queue">Queue</SectionHeading>
            <p className="flex gap-4 text-sm">
              {idea && (
                <KeyButton of="select" look="bare" onClick={() => desk.act("select")}>
                  {selection.ids.has(idea.id) ? "Unselect this one" : "Select this one"}
                </KeyButton>
              )}
              <button type="button" className="link min-h-6" onClick={desk.selectPage}>
                {desk.wholePage ? "Select none" : "Select all on this page"}
              </button>
            </p>
          </div>
          <BulkBar
            selected={desk.selected}
            matching={session.total - session.settled.size}
            filter={desk.filter}
            wholePage={desk.wholePage}
            onClear={desk.selectNone}
            onStart={desk.startBulk}
          />
          <QueueList session={session} selected={selection.ids} onOpen={review.open} onSelect={desk.select} />
          {session.total > session.ideas.length && (
            <p className="figures border-t border-rule py-3 text-sm text-quiet">
              {open.length} shown; {session.total - session.ideas.length} more follow as these are decided.
            </p>
          )}
        </section>
      )}
    </div>
  );
}

function Failures({ desk }: { desk: ReturnType<typeof useDesk> }) {
  const { undecided, failure, setFailure, setUndecided } = desk.review;
  const { focusIdea } = desk;
  const [first] = undecided;
  if (!first && !failure) return null;
  const many =
    undecided.length > 1 ? { said: { text: `Not done: ${undecided.length} ideas, which are back` } } : {};
  return (
    <div className="mb-4 space-y-3">
      {first && (
        <FailureNotice
          failure={{ ...first, ...many }}
          onRetry={() => {
            for (const { retry } of undecided) retry();
          }}
          onClose={() => {
            setUndecided([]);
            focusIdea();
          }}
        />
      )}
      {failure && (
        <FailureNotice
          failure={failure}
          onClose={() => {
            setFailure(null);
            focusIdea();
          }}
        />
      )}
    </div>
  );
}
