"use client";

import { usePathname, useSearchParams } from "next/navigation";
import { useEffect, useRef } from "react";
import { type LeftBy, linkLeftBy, rememberLink } from "@/lib/client/hooks/left-by";

/** A page that comes back without its link is waited for no longer, in milliseconds. */
const PATIENCE_MS = 5000;

const here = () => location.pathname + location.search;

const linksTo = (href: string) =>
  [...document.querySelectorAll<HTMLAnchorElement>("#main a[href]")].filter(
    (link) => link.getAttribute("href") === href,
  );

/**
 * Gives the keyboard back to the link that a page was left by, when one returns to it through the history. A page that a
 * link has led to gets it at its title, where that link is gone.
 */
export function PageFocus() {
  const pathname = usePathname();
  const search = useSearchParams().toString();
  /** The address that the history has led to and that is not shown yet. */
  const returning = useRef<string | null>(null);
  useEffect(() => {
    const [navigation] = performance.getEntriesByType("navigation") as PerformanceNavigationTiming[];
    if (navigation?.type === "back_forward") returning.current = here();
    const goBack = () => {
      returning.current = here();
    };
    const leave = (event: MouseEvent) => {
      returning.current = null;
      const link =
        event.target instanceof Element ? event.target.closest<HTMLAnchorElement>("#main a[href]") : null;
      const href = link?.getAttribute("href");
      if (!link || !href || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey) return;
      rememberLink(here(), { href, place: linksTo(href).indexOf(link) });
    };
    window.addEventListener("popstate", goBack);
    document.addEventListener("click", leave, true);
    return () => {
      window.removeEventListener("popstate", goBack);
      document.removeEventListener("click", leave, true);
    };
  }, []);
  const shown = useRef(pathname);
  useEffect(() => {
    if (shown.current === pathname) return;
    shown.current = pathname;
    if (returning.current === null && isNobodys()) focusTitle();
  }, [pathname]);
  useEffect(() => {
    // The history may be further than what is shown.
    const isShown =
      pathname === location.pathname && search === new URLSearchParams(location.search).toString();
    if (!isShown || returning.current !== here()) return;
    returning.current = null;
    const left = linkLeftBy(here());
    return left ? focusOnce(left) : undefined;
  }, [pathname, search]);
  return null;
}

/** Whether nothing has the focus. */
const isNobodys = () => document.activeElement === null || document.activeElement === document.body;

function focusTitle(): void {
  const title = document.querySelector<HTMLElement>("#main h1");
  if (title) title.tabIndex = -1;
  title?.focus({ preventScroll: true });
}

/** Focuses the link as soon as it is there, unless its person goes on by then. */
function focusOnce(left: LeftBy): () => void {
  const over = new AbortController();
  const tryNow = () => {
    if (!isNobodys()) return over.abort();
    const found = linksTo(left.href);
    const link = found[left.place] ?? found[0];
    if (!link) return;
    over.abort();
    link.focus({ preventScroll: true });
    const { top, bottom } = link.getBoundingClientRect();
    if (top < 0 || bottom > innerHeight) link.scrollIntoView({ block: "center" });
  };
  tryNow();
  if (over.signal.aborted) return () => {};
  const observer = new MutationObserver(tryNow);
  observer.observe(document.body, { childList: true, subtree: true });
  const late = setTimeout(() => over.abort(), PATIENCE_MS);
  over.signal.addEventListener("abort", () => {
    observer.disconnect();
    clearTimeout(late);
  });
  for (const sign of ["keydown", "pointerdown"])
    document.addEventListener(sign, () => over.abort(), { signal: over.signal, capture: true });
  return () => over.abort();
}
