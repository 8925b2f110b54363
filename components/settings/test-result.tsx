import type { ReactNode } from "react";
import { Notice } from "@/components/ui/notice";
import type { ConnectionFailure } from "@/lib/contracts/types";

interface TestResultProps {
  model: string;
  error: ConnectionFailure | null;
  /** What a model that works can do. */
  children: ReactNode;
}

/** That a model works, and how; or why it did not pass its test, and what to do. */
export function TestResult({ model, error, children }: TestResultProps) {
  if (error) {
    return (
      <Notice tone="danger" title="The test failed">
        <p>
          <bdi>{error.message}</bdi>
        </p>
        <p className="mt-1">{error.advice}</p>
      </Notice>
    );
  }
  return (
    <Notice
      title={
        <>
          <bdi>{model}</bdi> works
        </>
      }
    >
      {children}
    </Notice>
  );
}
