"use client";

import { useConnection } from "@/lib/client/settings/use-connection";
import type { Reembedding, SettingState } from "@/lib/contracts/types";
import { fixedOf } from "@/lib/view/settings-text";
import { ConnectionForm } from "./connection-form";
import { EmbeddingTestResult } from "./embedding-test-result";
import { endpointInUse } from "./endpoint-in-use";
import { FixedNote } from "./fixed-note";
import { ReembeddingPanel } from "./reembedding-panel";

const NAMES = {
  base_url: "EMBEDDING_BASE_URL",
  api_key: "EMBEDDING_API_KEY",
  model: "EMBEDDING_MODEL_NAME",
};
/** Of waywo's own service, and of the model before. */
const ALSO = ["EMBEDDING_URL", "EMBEDDING_DIMENSIONS"];

interface ConnectEmbeddingsProps {
  settings: readonly SettingState[];
  reembedding: Reembedding;
  canChange: boolean;
}

/** Connects what texts are compared by; another model means that all projects are embedded again. */
export function ConnectEmbeddings({ settings, reembedding, canChange }: ConnectEmbeddingsProps) {
  const inUse = endpointInUse(settings, NAMES);
  const waywo = settings.find(({ name, is_set }) => name === "EMBEDDING_URL" && is_set);
  const fixed = fixedOf(settings, [...Object.values(NAMES), ...ALSO]);
  const connection = useConnection({
    service: "embeddings",
    settings: NAMES,
    alsoRemoved: ALSO,
    inUse,
  });
  const { data } = connection.test;
  return (
    <div className="space-y-6">
      <FixedNote names={fixed} />
      {waywo && (
        <p>
          A waywo embedding service is in use: <bdi>{String(waywo.value)}</bdi>.
        </p>
      )}
      <ConnectionForm
        label="Embeddings"
        prefix="embedding"
        connection={connection}
        modelLabel="Embedding model"
        inUse={inUse ?? (waywo ? { base_url: "", model: "", hasKey: false } : null)}
        fixed={fixed.length > 0 || !canChange}
        canTest={canChange}
        use="Use these embeddings"
        useBuiltIn="Use the built-in encoder again"
        saved={{
          endpoint: <p>Saved. Projects without a vector of this model are embedded by themselves.</p>,
          builtIn: <p>The built-in encoder is in use again. Address, model and key were removed.</p>,
        }}
        result={data && <EmbeddingTestResult test={data} />}
      />
      <ReembeddingPanel initial={reembedding} canChange={canChange} />
    </div>
  );
}
