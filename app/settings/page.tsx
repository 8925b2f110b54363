import type { Metadata } from "next";
import Link from "next/link";
import { readHealth } from "@/app/read-health";
import { AdminPart } from "@/components/settings/admin-part";
import { ServiceHealth } from "@/components/settings/service-health";
import { SettingsSection } from "@/components/settings/settings-section";
import { PageHeading } from "@/components/ui/page-heading";
import { currentAdmin } from "@/lib/auth/current-admin";
import { covers } from "@/lib/contracts/endpoint";
import { getStoreInfo } from "@/lib/control/store-info";
import { env } from "@/lib/core/env";
import { getReembedding } from "@/lib/projects/reembed-in-background";
import { listSettings } from "@/lib/settings/list-settings";
import { amount } from "@/lib/view/amounts";
import { links } from "@/lib/view/links";

export const metadata: Metadata = { title: "Settings" };

/** How the services are, for everybody; what admins may change of them. */
export default async function SettingsPage() {
  const [health, admin] = await Promise.all([readHealth(), currentAdmin()]);
  const mayRead = admin !== null && covers(admin.scopes, "read");
  return (
    <>
      <PageHeading title="Settings">
        {mayRead ? (
          "Changes apply from the next call on, without a restart."
        ) : (
          <>
            How the services are. To change them,{" "}
            <Link href={links.signIn(links.settings())} prefetch={false} className="link">
              sign in as an admin
            </Link>
            .
          </>
        )}
      </PageHeading>
      <div>
        <SettingsSection id="services" title="Services" note="Checked at most every 30 seconds.">
          <ServiceHealth health={health} />
        </SettingsSection>
        {mayRead && <ForAdmins canChange={covers(admin.scopes, "admin")} />}
      </div>
    </>
  );
}

async function ForAdmins({ canChange }: { canChange: boolean }) {
  const [settings, reembedding, store] = await Promise.all([
    listSettings(),
    getReembedding(),
    getStoreInfo(),
  ]);
  return (
    <AdminPart
      settings={settings}
      reembedding={reembedding}
      store={store}
      environment={environmentLimits()}
      canChange={canChange}
    />
  );
}

function environmentLimits(): [name: string, value: string][] {
  const { GENERATE_LIMIT_PER_HOUR, MAX_QUEUED_ROWS } = env();
  return [
    ["Runs an hour of one client (GENERATE_LIMIT_PER_HOUR)", String(GENERATE_LIMIT_PER_HOUR)],
    ["Ideas that may wait (MAX_QUEUED_ROWS)", amount(MAX_QUEUED_ROWS)],
  ];
}
