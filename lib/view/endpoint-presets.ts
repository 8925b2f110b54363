/** An endpoint that many people have, by its usual address. */
export interface EndpointPreset {
  label: string;
  base_url: string;
  /** Whether it answers nothing without a key. */
  needsKey: boolean;
}

/** Each serves models that write and models that embed. */
export const ENDPOINT_PRESETS: readonly EndpointPreset[] = [
  { label: "Ollama", base_url: "http://localhost:11434/v1", needsKey: false },
  { label: "LM Studio", base_url: "http://localhost:1234/v1", needsKey: false },
  { label: "llama.cpp", base_url: "http://localhost:8080/v1", needsKey: false },
  { label: "vLLM", base_url: "http://localhost:8000/v1", needsKey: false },
  { label: "OpenAI", base_url: "https://api.openai.com/v1", needsKey: true },
  { label: "OpenRouter", base_url: "https://openrouter.ai/api/v1", needsKey: true },
  {
    label: "Gemini",
    base_url: "https://generativelanguage.googleapis.com/v1beta/openai",
    needsKey: true,
  },
];

/** The preset of an address; undefined for any other. */
export const presetOf = (address: string): EndpointPreset | undefined =>
  ENDPOINT_PRESETS.find(({ base_url }) => base_url === address.trim().replace(/\/+$/, ""));
