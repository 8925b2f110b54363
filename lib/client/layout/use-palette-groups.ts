"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useTheme } from "next-themes";
import { useEffect, useState } from "react";
import { call, queryOf } from "@/lib/client/http";
import { shortcutsOn, switchShortcuts } from "@/lib/client/shortcuts/shortcut-switch";
import { links } from "@/lib/view/links";
import { showOverlay } from "./overlay";
import {
  type PaletteGroup,
  type PaletteItem,
  pageItems,
  projectItems,
  runItems,
  shownGroups,
  tagItems,
} from "./palette-items";

/** Between the last key and the search, in milliseconds. */
const PAUSE_MS = 150;
const MAX_PROJECTS = 6;
const MAX_RUNS = 5;
/** Found by any of their words; older ones by what the server finds in their name, note and tags. */
const RECENT_RUNS = 100;
const MAX_TAGS = 6;
/** The longest that the server searches for, in characters. */
const MAX_SEARCH = 200;

/** What the palette lists for what is typed. */
export function usePaletteGroups(
  typed: string,
  admin: boolean,
): { groups: PaletteGroup[]; searching: boolean } {
  const { setTheme } = useTheme();
  const wanted = typed.trim().slice(0, MAX_SEARCH);
  const searched = useSettled(wanted, PAUSE_MS);
  const search = { enabled: searched !== "", placeholderData: keepPreviousData };
  const recentRuns = useQuery(queryOf("listRuns", { query: { limit: RECENT_RUNS, offset: 0 } }));
  const foundRuns = useQuery({
    ...queryOf("listRuns", { query: { q: searched, limit: MAX_RUNS, offset: 0 } }),
    ...search,
  });
  const tags = useQuery({ ...queryOf("listHashtags", {}), staleTime: 60_000 });
  const foundProjects = useQuery({
    ...queryOf("listProjects", { query: { q: searched, limit: MAX_PROJECTS, offset: 0 } }),
    ...search,
  });
  const asked = wanted !== "";
  const runs = [...(recentRuns.data?.runs ?? []), ...(foundRuns.data?.runs ?? [])];
  const own = shownGroups(
    [
      { value: "Pages", items: pageItems(admin), max: 8, unasked: true },
      { value: "Runs", items: runItems(runs), max: MAX_RUNS, unasked: true },
      { value: "Tags", items: tagItems(tags.data?.hashtags ?? []), max: MAX_TAGS, unasked: false },
    ],
    typed,
  );
  // The server has matched these: by more than their titles.
  const projects = asked && searched !== "" ? projectItems(foundProjects.data?.projects ?? []) : [];
  const commands = { value: "Commands", items: commandItems(setTheme, admin), max: 9, unasked: true };
  const groups = [
    ...own,
    ...(projects.length > 0 ? [{ value: "Projects", items: projects }] : []),
    ...shownGroups([commands], typed),
  ];
  const waits = foundProjects.isFetching || foundRuns.isFetching || recentRuns.isPending;
  return { groups, searching: asked && (searched !== wanted || waits) };
}

function commandItems(setTheme: (theme: string) => void, admin: boolean): PaletteItem[] {
  const theme = (name: string, label: string) => ({
    value: `theme ${name}`,
    label,
    words: "theme colours appearance",
    run: () => setTheme(name),
  });
  const keys = shortcutsOn();
  return [
    theme("light", "Light theme"),
    theme("dark", "Dark theme"),
    theme("system", "System theme"),
    {
      value: "keys",
      label: "Show the keys",
      words: "shortcuts keyboard help",
      run: () => showOverlay("keys"),
    },
    {
      value: "switch keys",
      label: keys ? "Switch the keys off" : "Switch the keys on",
      words: "shortcuts keyboard",
      run: () => switchShortcuts(!keys),
    },
    {
      value: "copy",
      label: "Copy the link to this page",
      words: "address url share",
      run: () => void navigator.clipboard?.writeText(window.location.href),
    },
    { value: "print", label: "Print this page", run: () => setTimeout(() => window.print()) },
    admin
      ? { value: "sign out", label: "Sign out", words: "log out", run: signOut }
      : { value: "sign in", label: "Sign in", words: "log in admin", href: links.signIn() },
  ];
}

async function signOut(): Promise<void> {
  await call("signOut", {});
  window.location.assign(links.designer());
}

/** A value once it has not changed for a while; an empty one at once. */
function useSettled(value: string, ms: number): string {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), value === "" ? 0 : ms);
    return () => clearTimeout(timer);
  }, [value, ms]);
  return settled;
}
