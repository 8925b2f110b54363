"use client";

import { fieldId } from "@/components/ui/error-summary";
import { Field } from "@/components/ui/field";
import { TextInput } from "@/components/ui/text-input";
import type { ConnectionState, EndpointInUse } from "@/lib/client/settings/use-connection";
import { presetOf } from "@/lib/view/endpoint-presets";
import { ModelField } from "./model-field";
import { PresetField } from "./preset-field";

interface EndpointFieldsProps {
  connection: Pick<ConnectionState, "draft" | "change" | "errors" | "list" | "listModels">;
  /** Begins the ids of the fields. */
  prefix: string;
  modelLabel: string;
  inUse: EndpointInUse | null;
  /** Whether the environment has the say. */
  fixed: boolean;
}

/** Address, key and model of an endpoint. */
export function EndpointFields({ connection, prefix, modelLabel, inUse, fixed }: EndpointFieldsProps) {
  const { draft, change, errors, list, listModels } = connection;
  const preset = presetOf(draft.base_url);
  const id = (name: string) => fieldId(`${prefix}_${name}`);
  const isSameAddress = draft.base_url.trim() === inUse?.base_url;
  const keyHint =
    inUse?.hasKey && isSameAddress
      ? "One is set, and never shown. Left empty, it stays."
      : preset?.needsKey
        ? `${preset.label} asks for one.`
        : "Local servers usually need none.";
  return (
    <div className="space-y-5">
      {!fixed && (
        <PresetField
          address={draft.base_url}
          onChoose={(address) => {
            change({ base_url: address, model: address === inUse?.base_url ? inUse.model : "" });
          }}
        />
      )}
      <div className="grid gap-5 sm:grid-cols-2">
        <Field label="Address" error={errors.base_url}>
          <TextInput
            id={id("base_url")}
            type="url"
            inputMode="url"
            value={draft.base_url}
            onValueChange={(address) => change({ base_url: address })}
            readOnly={fixed}
            className="read-only:border-rule read-only:bg-transparent"
            placeholder="http://localhost:11434/v1"
            autoComplete="off"
            spellCheck={false}
          />
        </Field>
        {!fixed && (
          <Field label="Key" error={errors.api_key} hint={keyHint}>
            <TextInput
              id={id("api_key")}
              type="password"
              value={draft.api_key}
              onValueChange={(key) => change({ api_key: key })}
              autoComplete="off"
            />
          </Field>
        )}
      </div>
      <ModelField
        id={id("model")}
        label={modelLabel}
        value={draft.model}
        onChange={(model) => change({ model })}
        onNeedList={listModels}
        list={list.data}
        loading={list.isPending}
        failed={list.error?.message}
        error={errors.model}
        readOnly={fixed}
      />
    </div>
  );
}
