"use client";

import { EdgeNotice } from "@/components/ui/edge-notice";
import { useReached } from "@/lib/client/connection";

/** Says at the lower edge that the server does not answer, for as long as it does not, unless the page itself does. */
export function OfflineNotice() {
  const reached = useReached();
  return (
    <div role="status" className="offline">
      {!reached && (
        <EdgeNotice title="The server does not answer.">
          What you see may be out of date. It is asked again every few seconds.
        </EdgeNotice>
      )}
    </div>
  );
}
