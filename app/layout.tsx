import "./globals.css";
import type { Metadata, Viewport } from "next";
import { headers } from "next/headers";
import type { ReactNode } from "react";
import { OfflineNotice } from "@/components/layout/offline-notice";
import { Overlays } from "@/components/layout/overlays";
import { PageFocus } from "@/components/layout/page-focus";
import { Providers } from "@/components/layout/providers";
import { SiteHeader } from "@/components/layout/site-header";
import { Toaster } from "@/components/layout/toaster";
import { shownAdmin } from "@/lib/auth/current-admin";
import { sans, serif } from "./fonts/fonts";

export const metadata: Metadata = {
  title: { default: "Waywo Designer", template: "%s · Waywo Designer" },
  description: "Learns from what people on Hacker News say they are building, and generates new projects.",
};

export const viewport: Viewport = {
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#faf8f3" },
    { media: "(prefers-color-scheme: dark)", color: "#151412" },
  ],
};

export default async function RootLayout({ children }: { children: ReactNode }) {
  // Of this request, so no page is rendered before there is one. `next dev` has none.
  const nonce = (await headers()).get("x-nonce") ?? undefined;
  const admin = await shownAdmin();
  return (
    // next-themes sets the theme on <html> before React hydrates.
    <html lang="en" className={`${sans.variable} ${serif.variable}`} suppressHydrationWarning>
      <body>
        <Providers nonce={nonce}>
          <SiteHeader admin={admin?.name ?? null} />
          <main id="main" tabIndex={-1} className="page-width pt-8 pb-20 sm:pt-12">
            {children}
          </main>
          <PageFocus />
          <Toaster />
          <OfflineNotice />
          <Overlays admin={admin !== null} />
        </Providers>
      </body>
    </html>
  );
}
