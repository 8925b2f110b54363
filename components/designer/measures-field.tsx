"use client";

import { Switch } from "@base-ui/react/switch";
import { useId } from "react";
import { Disclosure } from "@/components/ui/disclosure";
import { fieldId } from "@/components/ui/error-summary";
import { changedMeasures } from "@/lib/client/designer/draft";
import type { Measures } from "@/lib/contracts/run-options";
import { MEASURE_NAMES } from "@/lib/contracts/run-options";
import { MEASURES } from "@/lib/view/measures";

interface MeasuresFieldProps {
  value: Measures;
  onChange: (measures: Measures) => void;
  error: string | undefined;
}

function howMany(measures: Measures): string {
  const on = MEASURE_NAMES.filter((name) => measures[name]).length;
  if (on === MEASURE_NAMES.length) return "all on";
  return on === 0 ? "all off" : `${on} of ${MEASURE_NAMES.length} on`;
}

/** What is done for better ideas, each with a switch. */
export function MeasuresField({ value, onChange, error }: MeasuresFieldProps) {
  const title = (
    <span>
      What is done for better ideas <span className="font-normal text-quiet">({howMany(value)})</span>
    </span>
  );
  const wanted = changedMeasures(value).length > 0 || error !== undefined;
  return (
    <Disclosure title={title} wanted={wanted} className="mt-6">
      <fieldset id={fieldId("measures")} tabIndex={-1} className="mt-3 min-w-0">
        <legend className="sr-only">What is done for better ideas</legend>
        {error && <p className="mb-2 text-sm font-medium text-danger">{error}</p>}
        <ul>
          {MEASURE_NAMES.map((name) => (
            <Measure
              key={name}
              name={name}
              on={value[name]}
              onChange={(on) => onChange({ ...value, [name]: on })}
            />
          ))}
        </ul>
      </fieldset>
    </Disclosure>
  );
}

interface MeasureProps {
  name: keyof Measures;
  on: boolean;
  onChange: (on: boolean) => void;
}

function Measure({ name, on, onChange }: MeasureProps) {
  const id = useId();
  const { label, does } = MEASURES[name];
  return (
    <li className="flex items-center gap-3 border-t border-rule py-2 text-sm">
      <Switch.Root
        id={fieldId(`measure_${name}`)}
        checked={on}
        onCheckedChange={onChange}
        aria-label={label}
        aria-describedby={id}
        className="switch"
      >
        <Switch.Thumb className="switch-thumb" />
      </Switch.Root>
      <p>
        <span aria-hidden="true" className="font-medium">
          {label}.{" "}
        </span>
        <span id={id} className="text-quiet">
          {does}
        </span>
      </p>
    </li>
  );
}
