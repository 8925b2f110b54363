"use client";

import { useId } from "react";
import { fieldId } from "@/components/ui/error-summary";
import { Field } from "@/components/ui/field";
import { TextInput } from "@/components/ui/text-input";
import { useHydrated } from "@/lib/client/hooks/use-hydrated";
import { MAX_LANGUAGE_LENGTH } from "@/lib/contracts/limits";
import { LANGUAGE_NAMES, languageIn, languageName } from "@/lib/view/languages";

interface LanguageFieldProps {
  /** A name or a tag; empty for the corpus's language. */
  value: string;
  onChange: (value: string) => void;
  error: string | undefined;
  /** Whether the built-in composer writes, which knows English alone. */
  builtIn: boolean;
}

function hintText(value: string): string {
  const tag = value.trim() === "" ? null : languageIn(value);
  if (tag === null) return "A name or a tag, such as German or pt-BR. Left empty: that of the corpus.";
  return `Ideas are written and judged in ${languageName(tag)}; tags stay as they are.`;
}

/** The language to write in; where the composer writes, why there is none to choose. */
export function LanguageField({ value, onChange, error, builtIn }: LanguageFieldProps) {
  const names = useId();
  // Names differ between versions of Node and of browsers.
  const hydrated = useHydrated();
  if (builtIn && error === undefined) return <EnglishOnly setAside={value} />;
  return (
    <Field label="Language" error={error} hint={hydrated && hintText(value)}>
      <TextInput
        id={fieldId("language")}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        maxLength={MAX_LANGUAGE_LENGTH}
        list={names}
        placeholder="the corpus’s"
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
      />
      {hydrated && (
        <datalist id={names}>
          {LANGUAGE_NAMES.map((name) => (
            <option key={name} value={name} />
          ))}
        </datalist>
      )}
    </Field>
  );
}

function EnglishOnly({ setAside }: { setAside: string }) {
  const tag = setAside.trim() === "" ? null : languageIn(setAside);
  return (
    <div>
      <p className="mb-1.5 font-semibold">Language</p>
      <p>English</p>
      <p className="mt-1.5 text-sm text-quiet">
        The built-in composer writes nothing else; connect a model to choose.
        {tag !== null && !tag.startsWith("en") && ` ${languageName(tag)} is set aside.`}
      </p>
    </div>
  );
}
