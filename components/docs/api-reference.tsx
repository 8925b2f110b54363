"use client";

import "swagger-ui-dist/swagger-ui.css";
import { useTheme } from "next-themes";
import { useEffect, useRef } from "react";

/** The page has one of its own. */
const WITHOUT_HEADING = { wrapComponents: { info: () => () => null } };

/** Swagger UI with try-it-out, from our own files; it is loaded on this page alone. */
export function ApiReference({ url }: { url: string }) {
  const place = useRef<HTMLDivElement>(null);
  const { resolvedTheme } = useTheme();

  useEffect(() => {
    let gone = false;
    void import("swagger-ui-dist/swagger-ui-es-bundle.js").then(({ default: SwaggerUi }) => {
      if (gone || !place.current) return;
      SwaggerUi({
        domNode: place.current,
        url,
        deepLinking: true,
        tryItOutEnabled: true,
        defaultModelsExpandDepth: -1,
        // Else it would send the document to a validator elsewhere.
        validatorUrl: null,
        plugins: [WITHOUT_HEADING],
      });
    });
    return () => {
      gone = true;
    };
  }, [url]);

  useEffect(() => {
    const { classList } = document.documentElement;
    classList.toggle("dark-mode", resolvedTheme === "dark");
    return () => classList.remove("dark-mode");
  }, [resolvedTheme]);

  return <div ref={place} data-testid="api-reference" />;
}
