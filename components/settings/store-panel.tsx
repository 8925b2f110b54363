"use client";

import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { Timestamp } from "@/components/ui/timestamp";
import { backupAddress, useBackup } from "@/lib/client/settings/use-backup";
import type { StoreInfo } from "@/lib/contracts/types";
import { amount, fileSize } from "@/lib/view/amounts";
import { Facts } from "./facts";

interface StorePanelProps {
  store: StoreInfo;
  canChange: boolean;
}

/** What the store holds, its backups, and the version. */
export function StorePanel({ store, canChange }: StorePanelProps) {
  const { rows } = store;
  const isFile = store.engine.kind === "sqlite";
  return (
    <div className="space-y-6">
      <Facts
        facts={[
          ["Size", fileSize(store.bytes)],
          ["Projects", amount(rows.projects)],
          ["Runs", amount(rows.runs)],
          ["Candidates", amount(rows.candidates)],
          ["Model calls", amount(rows.model_calls)],
          ["Threads, comments", `${amount(rows.threads)}, ${amount(rows.comments)}`],
          [isFile ? "File" : "Database", <bdi key="path">{store.path}</bdi>],
          [
            "Version",
            `${store.version}, on Node ${store.node.slice(1)} and ${isFile ? "SQLite" : "PostgreSQL"} ${store.engine.version}`,
          ],
        ]}
      />
      {isFile ? (
        <Backups backups={store.backups} canChange={canChange} />
      ) : (
        <p className="max-w-prose border-t border-rule pt-5 text-sm text-quiet">
          Backups are made with PostgreSQL&rsquo;s own tools, such as pg_dump.
        </p>
      )}
    </div>
  );
}

function Backups({ backups, canChange }: Pick<StoreInfo, "backups"> & Pick<StorePanelProps, "canChange">) {
  const backUp = useBackup();
  return (
    <section aria-label="Backups" className="space-y-3 border-t border-rule pt-5">
      <p className="font-semibold">Backups</p>
      {backups.length === 0 ? (
        <p className="text-sm text-quiet">None was made here yet.</p>
      ) : (
        <ul className="space-y-1 text-sm">
          {backups.map(({ name, bytes, created_at }) => (
            <li key={name} className="figures flex flex-wrap gap-x-4">
              {canChange ? (
                <a href={backupAddress(name)} download className="link inline-block py-0.5">
                  {name}
                </a>
              ) : (
                <span>{name}</span>
              )}
              <span className="text-quiet">
                {fileSize(bytes)}, <Timestamp at={created_at} />
              </span>
            </li>
          ))}
        </ul>
      )}
      <p className="max-w-prose text-sm text-quiet">
        A backup holds everything but the key file that opens stored keys. It is made beside the store, where
        the newest ten are kept; take it to another disk. npm run restore puts one back.
      </p>
      {canChange && (
        <Button onClick={() => !backUp.isPending && backUp.mutate()} aria-disabled={backUp.isPending}>
          {backUp.isPending ? "Copying the store…" : "Back up now"}
        </Button>
      )}
      {backUp.data && (
        <Notice role="status">{`${backUp.data.name} was made, ${fileSize(backUp.data.bytes)}.`}</Notice>
      )}
      {backUp.error && <Notice tone="danger" role="alert" title={backUp.error.message} />}
    </section>
  );
}
