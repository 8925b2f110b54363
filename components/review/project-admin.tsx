"use client";

import Link from "next/link";
import { useEffect, useRef, useState } from "react";
import { Button, buttonClass } from "@/components/ui/button";
import { Told } from "@/components/ui/told";
import { useEdit } from "@/lib/client/review/use-edit";
import { useProjectAdmin } from "@/lib/client/review/use-project-admin";
import { useReviewItem } from "@/lib/client/review/use-regenerate";
import { useUndoEntry } from "@/lib/client/review/use-undo-entry";
import type { Project, Reviewed } from "@/lib/contracts/types";
import { links } from "@/lib/view/links";
import { EditForm } from "./edit-form";
import { FailureNotice } from "./failure-notice";
import { ProjectHistory } from "./project-history";

/** What an admin can do with a project on its own page, and what was done with it before. */
export function ProjectAdmin({ project }: { project: Project }) {
  const admin = useProjectAdmin(project);
  const { decide, remove, undo, binned, done, failure } = admin;
  const [editing, setEditing] = useState(false);
  const item = useReviewItem(project.id);
  const entries = useUndoEntry(() => admin.tell({ text: "Undone", about: project.title }, { entry: null }));
  const { review_status: state } = project;
  const told = useRef<HTMLParagraphElement>(null);
  // The button that was pressed is gone.
  useEffect(() => {
    if (done) told.current?.focus();
  }, [done]);
  return (
    <section aria-label="For admins" className="mt-10 border-t border-ink pt-4 print:hidden">
      {!binned && !editing && (
        <div className="mt-2 flex flex-wrap gap-2">
          {state !== null && state !== "approved" && (
            <Button onClick={() => decide.mutate({ decision: "approve" })}>Approve</Button>
          )}
          {state !== null && state !== "rejected" && (
            <Button onClick={() => decide.mutate({ decision: "reject" })}>Reject</Button>
          )}
          {state !== null && (
            <Link href={links.review({ project: project.id })} prefetch={false} className={buttonClass()}>
              Review
            </Link>
          )}
          <Button onClick={() => setEditing(true)}>Edit</Button>
          <Button onClick={() => remove.mutate()}>Delete</Button>
        </div>
      )}
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <p ref={told} tabIndex={-1} aria-live="polite" className="text-sm" data-testid="done">
          {done && <Told {...done} />}
        </p>
        {done && done.entry !== null && (
          <Button look="bare" onClick={() => done.entry !== null && undo.mutate(done.entry)}>
            Undo
          </Button>
        )}
      </div>
      {failure && <FailureNotice failure={failure} onClose={admin.reset} />}
      {entries.failure && <FailureNotice failure={entries.failure} onClose={entries.undo.reset} />}
      {!binned && editing && (
        <EditHere
          project={project}
          onSaved={(saved) => {
            setEditing(false);
            admin.tell({ text: "Saved", about: saved.project.title }, saved);
          }}
          onCancel={() => setEditing(false)}
        />
      )}
      {item.data && !binned && (
        <ProjectHistory
          heading="h2"
          entries={item.data.history}
          onUndo={entries.undo.mutate}
          busy={entries.undo.isPending}
        />
      )}
    </section>
  );
}

interface EditHereProps {
  project: Project;
  onSaved: (saved: Reviewed) => void;
  onCancel: () => void;
}

function EditHere({ project, onSaved, onCancel }: EditHereProps) {
  const edit = useEdit(project, onSaved);
  return (
    <EditForm
      project={project}
      edit={edit}
      onSave={() => edit.submit("stay")}
      onCancel={() => {
        edit.discard();
        onCancel();
      }}
    />
  );
}
