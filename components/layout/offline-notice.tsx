"use client";

import { useReached } from "@/lib/client/connection";

/** Says at the lower edge that the server does not answer, for as long as it does not. */
export function OfflineNotice() {
  const reached = useReached();
  return (
    <div role="status" className="print:hidden">
      {!reached && (
        <p className="lower-bar fixed inset-x-0 bottom-0 z-30 border-t-2 border-caution bg-sheet px-4 py-2 text-center text-sm">
          <span className="font-semibold text-caution">The server does not answer.</span> What you see may be
          out of date. It is asked again every few seconds.
        </p>
      )}
    </div>
  );
}
