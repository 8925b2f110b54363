"use client";

import { useEffect, useRef } from "react";
import { Button } from "./button";
import { PageHeading } from "./page-heading";

interface ErrorViewProps {
  error: unknown;
  retry: () => void;
}

/** Shown when rendering a page failed. The cause is in the server's log, under the digest. */
export function ErrorView({ error, retry }: ErrorViewProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const digest = error instanceof Error && "digest" in error ? String(error.digest) : null;
  return (
    <>
      <PageHeading ref={heading} title="This page could not be shown">
        Something went wrong on our side. Nothing you entered or generated is lost.
      </PageHeading>
      <Button look="primary" onClick={retry}>
        Try again
      </Button>
      {digest && (
        <p className="mt-6 text-sm text-quiet">
          If this keeps happening, look for {digest} in the server's log.
        </p>
      )}
    </>
  );
}
