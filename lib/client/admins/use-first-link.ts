import { useEffect, useState } from "react";

const SECRET = /^#(wdl_[\w-]+)$/;

/**
 * The secret after # in the address, which no server gets with a request for the page. It is taken out of the address
 * at once, and so out of the browser's history; null where there is none.
 */
export function useFirstLink(): string | null {
  const [link, setLink] = useState<string | null>(null);
  useEffect(() => {
    const read = () => {
      const [, secret] = SECRET.exec(window.location.hash) ?? [];
      if (!secret) return;
      setLink(secret);
      window.history.replaceState(
        window.history.state,
        "",
        window.location.pathname + window.location.search,
      );
    };
    read();
    // A link that is opened where the page is open already.
    window.addEventListener("hashchange", read);
    return () => window.removeEventListener("hashchange", read);
  }, []);
  return link;
}
