"use client";

import type { ReactNode, Ref } from "react";
import type { QueuedIdea } from "@/lib/client/review/session";
import { type AfterSave, useEdit } from "@/lib/client/review/use-edit";
import { useShortcuts } from "@/lib/client/shortcuts/use-shortcuts";
import type { Reviewed, ReviewItem } from "@/lib/contracts/types";
import { Candidates } from "./candidates";
import { EditForm } from "./edit-form";
import { IdeaPanel } from "./idea-panel";
import { ProjectHistory } from "./project-history";

interface IdeaInFrontProps {
  idea: QueuedIdea;
  /** "12 of 40". */
  place: ReactNode;
  help: ReactNode;
  item: ReviewItem | undefined;
  heading: Ref<HTMLHeadingElement>;
  editing: boolean;
  onSaved: (saved: Reviewed, then: AfterSave) => void;
  onDiscard: () => void;
  onChosen: (chosen: Reviewed) => void;
}

/** The idea in front: to be read, edited where it stands, and written again. */
export function IdeaInFront({ idea, editing, onSaved, onDiscard, onChosen, ...shown }: IdeaInFrontProps) {
  const { item } = shown;
  const form = editing ? <InPlace idea={idea} onSaved={onSaved} onDiscard={onDiscard} /> : null;
  return (
    <>
      <IdeaPanel idea={idea} form={form} {...shown} />
      {item && !editing && <Candidates project={idea} item={item} onChosen={onChosen} />}
      {item && <ProjectHistory entries={item.history} />}
    </>
  );
}

function InPlace({ idea, onSaved, onDiscard }: Pick<IdeaInFrontProps, "idea" | "onSaved" | "onDiscard">) {
  const edit = useEdit(idea, onSaved);
  useShortcuts("edit", { save: () => edit.submit("next") });
  return (
    <EditForm
      project={idea}
      edit={edit}
      onNext={() => edit.submit("next")}
      onSave={() => edit.submit("stay")}
      onApprove={() => edit.submit("approve")}
      onCancel={() => {
        edit.discard();
        onDiscard();
      }}
    />
  );
}
