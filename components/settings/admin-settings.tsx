import { Notice } from "@/components/ui/notice";
import type { Reembedding, SettingState, StoreInfo } from "@/lib/contracts/types";
import { amount, counted } from "@/lib/view/amounts";
import { ConnectEmbeddings } from "./connect-embeddings";
import { ConnectModel } from "./connect-model";
import { Facts } from "./facts";
import { ImportFile } from "./import-file";
import { ImportThread } from "./import-thread";
import { LimitsForm } from "./limits-form";
import { SampleCorpus } from "./sample-corpus";
import { SettingsSection } from "./settings-section";
import { StorePanel } from "./store-panel";

interface AdminSettingsProps {
  settings: readonly SettingState[];
  reembedding: Reembedding;
  store: StoreInfo;
  /** What only the environment sets, by the variable's name. */
  environment: readonly (readonly [name: string, value: string])[];
  /** Whether who is signed in may change anything, or only read. */
  canChange: boolean;
}

/** What admins may read and change. */
export function AdminSettings({ settings, reembedding, store, environment, canChange }: AdminSettingsProps) {
  return (
    <>
      {!canChange && <Notice title="Your token may read the settings, and not change them." />}
      <SettingsSection
        id="model"
        title="Model"
        note="Writes ideas and judges them. Any endpoint that speaks OpenAI’s chat completions will do."
      >
        <ConnectModel settings={settings} canChange={canChange} />
      </SettingsSection>
      <SettingsSection
        id="embeddings"
        title="Embeddings"
        note="What ideas and projects are compared by. Vectors of different models cannot be compared."
      >
        <ConnectEmbeddings settings={settings} reembedding={reembedding} canChange={canChange} />
      </SettingsSection>
      {canChange && (
        <>
          <SettingsSection
            id="hacker-news"
            title="Hacker News"
            note="A model reads the projects in the comments."
          >
            <ImportThread />
          </SettingsSection>
          <SettingsSection
            id="files"
            title="Files"
            note="Projects from elsewhere. Known ones stay as they are."
          >
            <ImportFile />
          </SettingsSection>
        </>
      )}
      <SettingsSection id="sample" title="Sample corpus">
        <SampleCorpus sample={store.sample} canChange={canChange} />
      </SettingsSection>
      <SettingsSection
        id="limits"
        title="Limits"
        note={`${counted(store.tokens_today, "token")} used today${budgetWords(settings)}.`}
      >
        <LimitsForm settings={settings} canChange={canChange} />
        <div className="mt-6 border-t border-rule pt-5">
          <p className="mb-2 text-sm">Set by environment variables only:</p>
          <Facts facts={environment} />
        </div>
      </SettingsSection>
      <SettingsSection id="store" title="Store">
        <StorePanel store={store} canChange={canChange} />
      </SettingsSection>
    </>
  );
}

function budgetWords(settings: readonly SettingState[]): string {
  const budget = settings.find(({ name }) => name === "DAILY_TOKEN_BUDGET")?.value;
  return typeof budget === "number" ? `, of ${amount(budget)}` : "";
}
