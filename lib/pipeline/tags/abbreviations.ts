import { spellingKey } from "./spelling";

/**
 * Short and long names of one thing. Chosen by hand: those that mean one thing only among people who build
 * software. Left out are `cv`, `go`, `os`, `pm`, `rl`, which mean other things to other people.
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

/** Keys (`spellingKey`) of the other names of what a key names, the short one first; none for most. */
export function otherNames(key: string): string[] {
  return (BY_KEY.get(key) ?? []).map(spellingKey).filter((name) => name !== key);
}
