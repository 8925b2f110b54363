"use client";

import { useId } from "react";
import { ENDPOINT_PRESETS, presetOf } from "@/lib/view/endpoint-presets";

interface PresetFieldProps {
  /** The address that stands in the form. */
  address: string;
  onChoose: (address: string) => void;
}

/** Fills in the usual address of a server that many people have. */
export function PresetField({ address, onChoose }: PresetFieldProps) {
  const name = useId();
  const chosen = presetOf(address)?.label ?? (address.trim() === "" ? "" : "other");
  return (
    <fieldset className="min-w-0">
      <legend className="mb-1.5 font-semibold">Server</legend>
      <div className="flex flex-wrap gap-x-3.5 gap-y-1">
        {ENDPOINT_PRESETS.map(({ label, base_url }) => (
          <Choice
            key={label}
            name={name}
            label={label}
            checked={chosen === label}
            onChoose={() => onChoose(base_url)}
          />
        ))}
        <Choice
          name={name}
          label="Other"
          checked={chosen === "other"}
          onChoose={() => onChoose("https://")}
        />
      </div>
    </fieldset>
  );
}

interface ChoiceProps {
  name: string;
  label: string;
  checked: boolean;
  onChoose: () => void;
}

function Choice({ name, label, checked, onChoose }: ChoiceProps) {
  return (
    <label className="flex min-h-6 items-center gap-1.5 text-sm">
      <input type="radio" name={name} checked={checked} onChange={onChoose} className="size-4 shrink-0" />
      {label}
    </label>
  );
}
