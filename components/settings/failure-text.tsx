import { Notice } from "@/components/ui/notice";
import type { ConnectionFailure } from "@/lib/contracts/types";

/** Why an endpoint did not pass its test, and what to do. */
export function FailureText({ error }: { error: ConnectionFailure }) {
  return (
    <Notice tone="danger" title="The test failed">
      <p>
        <bdi>{error.message}</bdi>
      </p>
      <p className="mt-1">{error.advice}</p>
    </Notice>
  );
}
