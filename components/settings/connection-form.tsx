"use client";

import { type FormEvent, type ReactNode, useEffect } from "react";
import { Button } from "@/components/ui/button";
import { fieldId } from "@/components/ui/error-summary";
import { Notice } from "@/components/ui/notice";
import type { ConnectionState, EndpointInUse } from "@/lib/client/settings/use-connection";
import { EndpointFields } from "./endpoint-fields";

interface ConnectionFormProps {
  /** Of the form, for assistive technology. */
  label: string;
  prefix: string;
  connection: ConnectionState;
  modelLabel: string;
  inUse: EndpointInUse | null;
  fixed: boolean;
  /** Whether who is signed in may have it tested. */
  canTest: boolean;
  /** "Use this model". */
  use: string;
  /** "Use the built-in composer again". */
  useBuiltIn: string;
  /** Said once it is saved, by what is in use then. */
  saved: { endpoint: ReactNode; builtIn: ReactNode };
  /** What the test has found. */
  result: ReactNode;
}

/** Enters an endpoint, tries it, and takes it into use. */
export function ConnectionForm(props: ConnectionFormProps) {
  const { label, prefix, connection, inUse, fixed, canTest, use, useBuiltIn, saved, result } = props;
  const { test, save, errors } = connection;
  const isBusy = test.isPending || save.isPending;
  const invalid = Object.keys(errors)[0];
  useEffect(() => {
    if (invalid && (test.error || save.error))
      document.getElementById(fieldId(`${prefix}_${invalid}`))?.focus();
  }, [invalid, prefix, test.error, save.error]);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!isBusy && !fixed) save.mutate("endpoint");
  };
  const failed = (save.error ?? test.error)?.message;

  return (
    // By POST, so that a form sent before the page is ready does not put the key into an address.
    <form method="post" onSubmit={submit} noValidate aria-label={label} className="space-y-5">
      <EndpointFields {...props} />
      <div className="flex flex-wrap gap-2">
        {canTest && (
          <Button onClick={() => !isBusy && test.mutate()} aria-disabled={isBusy}>
            {test.isPending ? "Testing…" : "Test"}
          </Button>
        )}
        {test.isPending && <Button onClick={connection.stopTest}>Stop</Button>}
        {!fixed && (
          <>
            <Button type="submit" look="primary" aria-disabled={isBusy}>
              {use}
            </Button>
            {inUse && (
              <Button look="bare" onClick={() => !isBusy && save.mutate("built-in")} aria-disabled={isBusy}>
                {useBuiltIn}
              </Button>
            )}
          </>
        )}
      </div>
      <p role="status" className="sr-only">
        {test.data &&
          (test.data.ok ? `${test.data.model} works.` : `The test failed. ${test.data.error?.message}`)}
      </p>
      {save.data && (
        <Notice role="status">{save.variables === "built-in" ? saved.builtIn : saved.endpoint}</Notice>
      )}
      {failed && !invalid && <Notice tone="danger" role="alert" title={failed} />}
      {result}
    </form>
  );
}
