import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useRef, useState } from "react";
import { ApiError } from "@/lib/client/api-error";
import { call } from "@/lib/client/http";
import type { ConnectionFailure, EmbeddingTest, ModelTest } from "@/lib/contracts/types";

/** A model that is loading may take a minute to answer. */
const TEST_MS = 100_000;

/** What stands in the form. */
export interface EndpointDraft {
  base_url: string;
  /** Never filled in from the server. */
  api_key: string;
  model: string;
}

export type EndpointField = keyof EndpointDraft;

/** Which settings hold the endpoint of a service. */
export type EndpointSettings = Record<EndpointField, string>;

/** The endpoint in use; null for the built-in service. */
export interface EndpointInUse {
  base_url: string;
  model: string;
  hasKey: boolean;
}

interface TestedEndpoint {
  base_url: string;
  model: string | null;
  api_key?: string;
}

/** What a test finds, by service. */
interface Tests {
  llm: ModelTest;
  embeddings: EmbeddingTest;
}

type Service = keyof Tests;

const TESTS: { [Each in Service]: (endpoint: TestedEndpoint, signal: AbortSignal) => Promise<Tests[Each]> } =
  {
    llm: (body, signal) => call("testModel", { body }, { signal, timeoutMs: TEST_MS }),
    embeddings: (body, signal) => call("testEmbeddings", { body }, { signal, timeoutMs: TEST_MS }),
  };

interface Connection<Each extends Service> {
  service: Each;
  settings: EndpointSettings;
  /** Others that are removed with the endpoint, because they belong to another kind of it. */
  alsoRemoved?: readonly string[];
  inUse: EndpointInUse | null;
}

/**
 * The form that connects a service to an endpoint: what is entered, the endpoint's list of models, the test, and saving,
 * which takes effect with the next call.
 */
export function useConnection<Each extends Service>({
  service,
  settings,
  alsoRemoved = [],
  inUse,
}: Connection<Each>) {
  const router = useRouter();
  const [draft, setDraft] = useState<EndpointDraft>({
    base_url: inUse?.base_url ?? "",
    api_key: "",
    model: inUse?.model ?? "",
  });
  const stop = useRef<AbortController | null>(null);
  const listed = useRef("");

  const endpoint = () => ({
    base_url: draft.base_url,
    ...(draft.api_key === "" ? {} : { api_key: draft.api_key }),
  });
  const list = useMutation({
    mutationFn: () => call("listModels", { body: { service, ...endpoint() } }),
  });
  const test = useMutation({
    mutationFn: () => {
      stop.current = new AbortController();
      return TESTS[service]({ ...endpoint(), model: draft.model || null }, stop.current.signal);
    },
  });
  const save = useMutation({
    mutationFn: (next: "endpoint" | "built-in") =>
      call("updateSettings", { body: next === "built-in" ? removal() : patch() }),
    onSuccess: (_, next) => {
      setDraft(next === "built-in" ? EMPTY : { ...draft, api_key: "" });
      test.reset();
      // What the server renders of it: health, and what is in use.
      router.refresh();
    },
  });

  function patch(): Record<string, unknown> {
    const isSameAddress = draft.base_url.trim() === inUse?.base_url;
    // A key is for the address that it was entered for.
    const key = draft.api_key !== "" ? draft.api_key : isSameAddress ? undefined : null;
    return {
      ...removed(alsoRemoved),
      [settings.base_url]: draft.base_url.trim(),
      [settings.model]: draft.model.trim() || null,
      ...(key === undefined ? {} : { [settings.api_key]: key }),
    };
  }
  const removal = () => removed([...Object.values(settings), ...alsoRemoved]);

  const change = (part: Partial<EndpointDraft>) => {
    setDraft({ ...draft, ...part });
    if (test.data || test.error) test.reset();
    if (save.data || save.error) save.reset();
  };
  /** Fetches the list of models, unless it is that of this endpoint already, or on its way. */
  const listModels = () => {
    const key = JSON.stringify(endpoint());
    const isHere = key === listed.current && (list.isPending || list.data?.ok === true);
    if (draft.base_url.trim() === "" || isHere) return;
    listed.current = key;
    list.mutate();
  };
  return {
    draft,
    change,
    list,
    listModels,
    test,
    stopTest: () => stop.current?.abort(),
    save,
    errors: fieldErrors([save.error, test.error, list.error], settings),
  };
}

/** A connection, whatever its test finds. */
export type ConnectionState = Omit<ReturnType<typeof useConnection>, "test"> & {
  test: {
    data: { ok: boolean; model: string; error: ConnectionFailure | null } | undefined;
    isPending: boolean;
    error: Error | null;
    mutate: () => void;
  };
};

const EMPTY: EndpointDraft = { base_url: "", api_key: "", model: "" };

const removed = (names: readonly string[]) => Object.fromEntries(names.map((name) => [name, null]));

/** By field, what the server says of it; it names the field, or its setting. */
function fieldErrors(
  errors: (Error | null)[],
  settings: EndpointSettings,
): Partial<Record<EndpointField, string>> {
  const found: Partial<Record<EndpointField, string>> = {};
  for (const error of errors) {
    if (!(error instanceof ApiError)) continue;
    for (const { loc, msg } of error.errors) {
      const named = String(loc.at(-1));
      const field = (Object.keys(settings) as EndpointField[]).find(
        (one) => one === named || settings[one] === named,
      );
      if (field) found[field] ??= msg;
    }
  }
  return found;
}
