"use client";

import { Autocomplete } from "@base-ui/react/autocomplete";
import { useEffect, useRef, useState } from "react";
import { Field } from "@/components/ui/field";
import type { ModelList } from "@/lib/contracts/types";
import { amount, counted } from "@/lib/view/amounts";

/** Shown of those that match; the others come up as more is typed. */
const MAX_SHOWN = 50;

interface ModelFieldProps {
  id: string;
  label: string;
  value: string;
  onChange: (model: string) => void;
  /** Asked for whenever the field gets the focus. */
  onNeedList: () => void;
  list: ModelList | undefined;
  loading: boolean;
  /** Why there is no list, where asking for it failed. */
  failed: string | undefined;
  error: string | undefined;
  readOnly: boolean;
}

/** The name of a model: one of the endpoint's list, or any other. */
export function ModelField(props: ModelFieldProps) {
  const { id, label, value, onChange, onNeedList, list, error, readOnly } = props;
  const [open, setOpen] = useState(false);
  const container = useRef<HTMLDivElement>(null);
  const actions = useRef<Autocomplete.Root.Actions>(null);
  // Without a Popup, Base UI does not notice by itself that the list has unmounted.
  useEffect(() => {
    if (!open) actions.current?.unmount();
  }, [open]);
  const models = list?.models ?? [];
  return (
    <Field label={label} error={error} hint={!readOnly && <ListState {...props} />}>
      <Autocomplete.Root
        items={models.map(({ name }) => name)}
        limit={MAX_SHOWN}
        open={open && models.length > 0 && !readOnly}
        onOpenChange={setOpen}
        openOnInputClick
        actionsRef={actions}
        value={value}
        // Escape closes the list; where there is none, Base UI would clear what was typed.
        onValueChange={(model, { reason }) => reason !== "escape-key" && onChange(model)}
      >
        <Autocomplete.Input
          id={id}
          readOnly={readOnly}
          className="h-9 w-full rounded-sm border border-edge bg-sheet px-2.5 read-only:border-rule read-only:bg-transparent data-invalid:border-danger"
          placeholder="the endpoint’s only one"
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          onFocus={onNeedList}
        />
        <div ref={container} />
        {open && models.length > 0 && !readOnly && (
          <Autocomplete.Portal container={container}>
            <Autocomplete.Positioner
              className="z-40 outline-none"
              sideOffset={4}
              // Keeps focus in the input.
              onMouseDown={(event) => event.preventDefault()}
            >
              <div className="w-(--anchor-width) max-w-(--available-width) rounded-sm border border-edge bg-sheet">
                <Autocomplete.Empty>
                  <p className="px-3 py-2 text-sm text-quiet">
                    None of the list; the name is taken as it is.
                  </p>
                </Autocomplete.Empty>
                <Autocomplete.List
                  aria-label="Models"
                  className="max-h-[min(19rem,var(--available-height))] overflow-y-auto overscroll-contain"
                >
                  {(name: string) => (
                    <Autocomplete.Item
                      key={name}
                      value={name}
                      // Base UI fills the input only from a Popup, which hides the rest of the page from screen readers.
                      onClick={() => onChange(name)}
                      className="px-3 py-1.5 text-sm data-highlighted:bg-wash data-highlighted:text-accent"
                    >
                      <bdi>{name}</bdi>
                    </Autocomplete.Item>
                  )}
                </Autocomplete.List>
              </div>
            </Autocomplete.Positioner>
          </Autocomplete.Portal>
        )}
      </Autocomplete.Root>
    </Field>
  );
}

function ListState({ list, loading, failed }: ModelFieldProps) {
  if (loading) return "Asking the endpoint for its list…";
  if (failed) return failed;
  if (!list) return "The endpoint’s list is fetched when you come to this field.";
  if (!list.ok) return `${list.error?.message ?? ""} The name can be typed.`;
  if (list.total === 0) return "The endpoint lists no models; type the name.";
  if (list.total > list.models.length) {
    return `${amount(list.models.length)} of ${counted(list.total, "model")} are offered; any other name can be typed.`;
  }
  return `${counted(list.total, "model")} to choose from.`;
}
