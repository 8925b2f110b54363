"use client";

import { useQuery } from "@tanstack/react-query";
import { healthOptions } from "@/lib/client/health";

const EXAMPLE = `LLM_BASE_URL=http://127.0.0.1:11434/v1 \\
LLM_MODEL_NAME=llama3.2 \\
LLM_API_KEY=ollama \\
npm start`;

/** Who writes the ideas: the built-in composer, with how to connect a model instead, or the model's name. */
export function ComposerNote() {
  const { data: health } = useQuery(healthOptions());
  if (!health) return null;
  if (health.llm.twin === "external") {
    return (
      <section aria-labelledby="writer">
        <h2 id="writer" className="font-semibold">
          Written by {health.llm.name}
        </h2>
        {!health.llm.ok && (
          <p className="mt-1 text-sm text-danger">It does not answer at the moment. {health.llm.error}</p>
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
        // Long lines scroll inside, so the block can take the focus of the keyboard.
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region needs it
        tabIndex={0}
        className="mt-3 overflow-x-auto border-l-2 border-rule py-1 pl-3 text-xs leading-relaxed"
      >
        <code>{EXAMPLE}</code>
      </pre>
    </section>
  );
}
