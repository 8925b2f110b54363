"use client";

import { ErrorView } from "@/components/ui/error-view";

export default function PageError({ error, retry }: { error: unknown; retry: () => void }) {
  return <ErrorView error={error} retry={retry} />;
}
