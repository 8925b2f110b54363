/** An endpoint that many people have, by its usual address. */
export interface EndpointPreset {
  label: string;
  base_url: string;
  /** Whether it answers nothing without a key. */
  needsKey: boolean;
}

const LOCAL: EndpointPreset[] = [
  { label: "Ollama", base_url: "http://localhost:11434/v1", needsKey: false },
  { label: "LM Studio", base_url: "http://localhost:1234/v1", needsKey: false },
  { label: "llama.cpp", base_url: "http://localhost:8080/v1", needsKey: false },
  { label: "vLLM", base_url: "http://localhost:8000/v1", needsKey: false },
];
const OPENAI = { label: "OpenAI", base_url: "https://api.openai.com/v1", needsKey: true };
const OPENROUTER = { label: "OpenRouter", base_url: "https://openrouter.ai/api/v1", needsKey: true };
const GEMINI = {
  label: "Gemini",
  base_url: "https://generativelanguage.googleapis.com/v1beta/openai",
  needsKey: true,
};

export const MODEL_PRESETS: readonly EndpointPreset[] = [...LOCAL, OPENAI, OPENROUTER, GEMINI];
export const EMBEDDING_PRESETS: readonly EndpointPreset[] = [...LOCAL, OPENAI, OPENROUTER, GEMINI];

/** The preset of an address; undefined for any other. */
export const presetOf = (presets: readonly EndpointPreset[], address: string): EndpointPreset | undefined =>
  presets.find(({ base_url }) => base_url === address.trim().replace(/\/+$/, ""));
