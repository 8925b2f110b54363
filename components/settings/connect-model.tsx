"use client";

import { useConnection } from "@/lib/client/settings/use-connection";
import type { SettingState } from "@/lib/contracts/types";
import { fixedOf } from "@/lib/view/settings-text";
import { ConnectionForm } from "./connection-form";
import { endpointInUse } from "./endpoint-in-use";
import { FixedNote } from "./fixed-note";
import { ModelTestResult } from "./model-test-result";

const NAMES = { base_url: "LLM_BASE_URL", api_key: "LLM_API_KEY", model: "LLM_MODEL_NAME" };

interface ConnectModelProps {
  settings: readonly SettingState[];
  canChange: boolean;
}

/** Connects the model that writes and judges. */
export function ConnectModel({ settings, canChange }: ConnectModelProps) {
  const inUse = endpointInUse(settings, NAMES);
  const fixed = fixedOf(settings, Object.values(NAMES));
  const connection = useConnection({ service: "llm", settings: NAMES, inUse });
  const { data } = connection.test;
  return (
    <div className="space-y-5">
      <FixedNote names={fixed} />
      <ConnectionForm
        label="Model"
        prefix="llm"
        connection={connection}
        modelLabel="Model"
        inUse={inUse}
        fixed={fixed.length > 0 || !canChange}
        canTest={canChange}
        use="Use this model"
        useBuiltIn="Use the built-in composer again"
        saved={{
          endpoint: <p>Saved. The next question of any run goes to this model; no restart is needed.</p>,
          builtIn: <p>The built-in composer writes from now on. Address, model and key were removed.</p>,
        }}
        result={data && <ModelTestResult test={data} />}
      />
    </div>
  );
}
