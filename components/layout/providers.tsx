"use client";

import { CSPProvider } from "@base-ui/react/csp-provider";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { ThemeProvider } from "next-themes";
import { type ReactNode, useState } from "react";

/** The server may run on this machine, so being offline must not pause requests. */
const newClient = () =>
  new QueryClient({
    defaultOptions: { queries: { networkMode: "always" }, mutations: { networkMode: "always" } },
  });

interface ProvidersProps {
  /** What the policy of this document wants scripts and styles to carry. */
  nonce: string | undefined;
  children: ReactNode;
}

export function Providers({ nonce, children }: ProvidersProps) {
  const [client] = useState(newClient);
  // The one that the document came with: a later render of the layout has the nonce of another request.
  const [own] = useState(nonce);
  return (
    <CSPProvider nonce={own}>
      <ThemeProvider attribute="data-theme" disableTransitionOnChange nonce={own}>
        <QueryClientProvider client={client}>{children}</QueryClientProvider>
      </ThemeProvider>
    </CSPProvider>
  );
}
