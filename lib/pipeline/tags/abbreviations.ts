import { spellingKey } from "./spelling";

/**
 * Short and long names of the same thing, chosen by hand: only those that are unambiguous among people who build
 * software. `cv`, `go`, `os`, `pm` and `rl` are not.
 */
const NAMES: readonly (readonly string[])[] = [
  ["a11y", "accessibility"],
  ["ai", "artificial-intelligence"],
  ["api", "application-programming-interface"],
  ["ar", "augmented-reality"],
  ["cli", "command-line", "command-line-tool", "command-line-interface"],
  ["cms", "content-management-system"],
  ["crm", "customer-relationship-management"],
  ["csharp", "c#"],
  ["cpp", "c++"],
  ["db", "database"],
  ["devtools", "developer-tools"],
  ["diy", "do-it-yourself"],
  ["e2ee", "end-to-end-encryption"],
  ["edtech", "educational-technology", "education-technology"],
  ["fintech", "financial-technology"],
  ["fsharp", "f#"],
  ["hci", "human-computer-interaction"],
  ["i18n", "internationalization", "internationalisation"],
  ["ide", "integrated-development-environment"],
  ["iot", "internet-of-things"],
  ["js", "javascript"],
  ["k8s", "kubernetes"],
  ["l10n", "localization", "localisation"],
  ["llm", "large-language-model"],
  ["ml", "machine-learning"],
  ["nlp", "natural-language-processing"],
  ["o11y", "observability"],
  ["ocr", "optical-character-recognition"],
  ["oss", "open-source", "open-source-software"],
  ["p2p", "peer-to-peer"],
  ["pkm", "personal-knowledge-management"],
  ["postgres", "postgresql"],
  ["pwa", "progressive-web-app"],
  ["rag", "retrieval-augmented-generation"],
  ["rpi", "raspberry-pi"],
  ["saas", "software-as-a-service"],
  ["seo", "search-engine-optimization"],
  ["tts", "text-to-speech"],
  ["stt", "speech-to-text"],
  ["ts", "typescript"],
  ["ui", "user-interface"],
  ["ux", "user-experience"],
  ["vr", "virtual-reality"],
  ["wasm", "webassembly"],
];

const BY_KEY = new Map(NAMES.flatMap((names) => names.map((name) => [spellingKey(name), names] as const)));

/** The keys (`spellingKey`) of the synonyms of a key, the short one first; empty for most. */
export function otherNames(key: string): string[] {
  return (BY_KEY.get(key) ?? []).map(spellingKey).filter((name) => name !== key);
}
