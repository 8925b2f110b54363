"use client";

import "./api-controls.css";
import "./api-reference.css";
import { useEffect, useRef, useState } from "react";
import { Notice } from "@/components/ui/notice";
import { Skeleton } from "@/components/ui/skeleton";
import { openFromAddress, referencePlugin } from "./reference-plugin";

/** Swagger UI with try-it-out, from our own files and in our own styles; it is loaded on this page alone. */
export function ApiReference({ url }: { url: string }) {
  const place = useRef<HTMLDivElement>(null);
  const [state, setState] = useState<"loading" | "shown" | "failed">("loading");

  useEffect(() => {
    let gone = false;
    const show = async () => {
      const { default: SwaggerUi } = await import("swagger-ui-dist/swagger-ui-es-bundle.js");
      if (gone || !place.current) return;
      SwaggerUi({
        domNode: place.current,
        url,
        layout: "ReferenceLayout",
        tryItOutEnabled: true,
        defaultModelsExpandDepth: -1,
        syntaxHighlight: false,
        // Else it would send the document to a validator elsewhere.
        validatorUrl: null,
        plugins: [referencePlugin],
        onComplete: openFromAddress,
      });
      setState("shown");
    };
    show().catch(() => setState("failed"));
    return () => {
      gone = true;
    };
  }, [url]);

  return (
    <>
      {state === "loading" && <Skeleton entries={3} label="Loading the endpoints" />}
      {state === "failed" && (
        <Notice role="alert" tone="danger" title="The endpoints could not be loaded">
          Reload the page to try again.
        </Notice>
      )}
      <div ref={place} data-testid="api-reference" className="api-reference" />
    </>
  );
}
