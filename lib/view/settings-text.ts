import type { Ability, EmbeddingTest, Health, HealthPart, SettingState } from "@/lib/contracts/types";
import { aboutDuration, counted } from "./amounts";

type Service = Exclude<keyof Health, "status">;

export const SERVICES: { service: Service; label: string }[] = [
  { service: "store", label: "Store" },
  { service: "llm", label: "Model" },
  { service: "embeddings", label: "Embeddings" },
  { service: "inngest", label: "Queue" },
];

const BUILT_IN: Record<Service, string> = {
  store: "the SQLite file beside the server",
  llm: "the built-in composer",
  embeddings: "the built-in encoder",
  inngest: "the built-in executor",
};

/** What does the work of a service: "the built-in composer", "qwen3". */
export const serviceName = (service: Service, { twin, name }: HealthPart): string =>
  twin === "built-in" ? BUILT_IN[service] : name;

const AFFECTED: Record<Service, string> = {
  store: "Nothing can be read or saved until it works.",
  llm: "Runs wait or fail until it answers; ideas that are saved stay.",
  embeddings: "Ideas are not compared and not saved until it answers.",
  inngest: "Runs wait until it can be reached.",
};

/** What it means for the product that a service does not work. */
export const serviceTrouble = (service: Service): string => AFFECTED[service];

/** "$0.0021", "$1.20". */
export const dollars = (amount: number): string => `$${amount.toFixed(amount < 0.01 ? 4 : 2)}`;

const ABILITIES: Record<NonNullable<Ability>, string> = {
  yes: "yes",
  no: "no",
  ignored: "taken, but ignored",
};

/** Whether an endpoint takes a part of a request. */
export const abilityText = (value: Ability): string => (value === null ? "not tried" : ABILITIES[value]);

/** What giving every project a vector of another model takes, in a sentence. */
export function reembeddingSentence({
  projects,
  tokens,
  seconds,
  cost,
}: EmbeddingTest["reembedding"]): string {
  if (projects === 0) return "There are no projects to embed again.";
  const time = seconds === null ? "" : `, ${aboutDuration(seconds)} at this pace`;
  const money = cost === null ? "" : `, ${dollars(cost)}`;
  return `${counted(projects, "project")} would be embedded again: about ${counted(tokens, "token")}${time}${money}.`;
}

/** Which variables of a group the environment sets. */
export const fixedOf = (settings: readonly SettingState[], names: readonly string[]): string[] =>
  settings
    .filter(({ name, source }) => names.includes(name) && source === "environment")
    .map(({ name }) => name);
