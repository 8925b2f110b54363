interface SettingLabel {
  name: string;
  label: string;
  hint: string;
  /** In place of a value that is not set. */
  unset?: string;
}

/** The settings that bound or shape what runs do, in the order of the form; docs/deploy.md says all of each. */
export const LIMITS: readonly SettingLabel[] = [
  {
    name: "DAILY_TOKEN_BUDGET",
    label: "Tokens a day",
    hint: "Of the model, over all runs and imports; past it both pause until midnight UTC.",
    unset: "no limit",
  },
  { name: "LLM_CONCURRENCY", label: "Calls at once", hint: "1 to 256, over all runs." },
  {
    name: "LLM_TIMEOUT_MS",
    label: "Time for a call",
    hint: "In milliseconds. Raise it for slow local models.",
  },
  { name: "LLM_MAX_RETRIES", label: "Retries of a call", hint: "0 to 20, after failures." },
  {
    name: "LLM_MAX_TOKENS",
    label: "Room for an answer",
    hint: "In tokens, thinking included. Models that think need more.",
    unset: "as each column asks",
  },
  { name: "LLM_WARMUP_MS", label: "Wait for a loading model", hint: "In milliseconds." },
  {
    name: "LLM_PRICE_INPUT",
    label: "Price of a prompt",
    hint: "US dollars a million tokens.",
    unset: "unknown",
  },
  {
    name: "LLM_PRICE_OUTPUT",
    label: "Price of an answer",
    hint: "US dollars a million tokens.",
    unset: "unknown",
  },
  {
    name: "EMBEDDING_PRICE_INPUT",
    label: "Price of embeddings",
    hint: "US dollars a million tokens.",
    unset: "unknown",
  },
  {
    name: "SECOND_JUDGE_MODEL_NAME",
    label: "Second judge",
    hint: "Another model of the same endpoint, asked for a second opinion on every idea.",
    unset: "none",
  },
  {
    name: "NOVELTY_THRESHOLD",
    label: "Near-duplicate from",
    hint: "Similarity from which an idea counts as one that there is, 0 to 1.",
    unset: "the embeddings’ default",
  },
  {
    name: "PURPOSE_THRESHOLD",
    label: "Same purpose from",
    hint: "Likeness from which two ideas are variations of one, 0 to 1.",
    unset: "the embeddings’ default",
  },
  {
    name: "LLM_EXTRA_BODY",
    label: "Added to every request",
    hint: "A JSON object, such as one that turns thinking off.",
    unset: "nothing",
  },
];

/** The value of a setting as it is typed. */
export const settingText = (value: unknown): string =>
  value === null || value === undefined
    ? ""
    : typeof value === "object"
      ? JSON.stringify(value)
      : String(value);
