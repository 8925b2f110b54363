"use client";

/** Stands in for a page whose frame itself could not be shown, so without styles, fonts and header. */
export default function GlobalError({ retry }: { retry: () => void }) {
  return (
    <html lang="en">
      <body>
        <main>
          <h1>This page could not be shown</h1>
          <p>Something went wrong on our side. Nothing you entered or generated is lost.</p>
          <button type="button" onClick={retry}>
            Try again
          </button>
        </main>
      </body>
    </html>
  );
}
