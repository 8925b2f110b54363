"use client";

import { useRouter } from "next/navigation";
import { type RefObject, useEffect, useLayoutEffect, useRef, useState, useTransition } from "react";
import { links } from "@/lib/view/links";
import { type ProjectsPage, readProjectsPage } from "@/lib/view/projects-params";
import { call } from "../http";

/** From the last key to the list, in milliseconds: about the pause between two words. */
const TYPING_MS = 250;

/**
 * What a filter form asks for. Tags are those of the page, and of the text field only what is finished.
 *
 * @param typed what stands in the field for a tag
 */
export function pageOfForm(form: FormData, page: ProjectsPage, typed: string): ProjectsPage {
  const query: Record<string, string[]> = {};
  for (const name of new Set(form.keys())) query[name] = form.getAll(name).map(String);
  // The field shows a moment's day.
  for (const name of ["date_from", "date_to"] as const) {
    const moment = page[name];
    if (moment !== null && query[name]?.[0] === moment.slice(0, 10)) query[name] = [moment];
  }
  return readProjectsPage({ ...query, tags: [...page.tags, typed] });
}

/**
 * A form without scripts that with them keeps the list up to date while somebody types. The list's address is replaced,
 * so that Back leaves the search and not its last letter; nothing is asked of a server that does not answer.
 *
 * @returns `version`, which changes when the address was changed elsewhere: the form's fields are then to start anew
 */
export function useFilterForm(form: RefObject<HTMLFormElement | null>, page: ProjectsPage) {
  const router = useRouter();
  const here = links.projects(page);
  const own = useRef(new Set([here]));
  const [version, setVersion] = useState(0);
  const [unreachable, setUnreachable] = useState(false);
  const [pending, startTransition] = useTransition();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const turn = useRef(0);

  useLayoutEffect(() => {
    if (own.current.has(here)) return;
    clearTimeout(timer.current);
    own.current = new Set([here]);
    setVersion((before) => before + 1);
  }, [here]);
  useEffect(() => () => clearTimeout(timer.current), []);

  const show = async (typed: string) => {
    clearTimeout(timer.current);
    if (!form.current) return;
    const href = links.projects(pageOfForm(new FormData(form.current), page, typed));
    if (href === here) return setUnreachable(false);
    const mine = ++turn.current;
    // A navigation that fails would leave the page, and with it what was typed.
    const reached = await call("getSession", {}).then(
      () => true,
      () => false,
    );
    if (mine !== turn.current) return;
    setUnreachable(!reached);
    if (!reached) return;
    own.current.add(href);
    startTransition(() => router.replace(href, { scroll: false }));
  };

  return {
    version,
    unreachable,
    pending,
    /** Shows at once what the form asks for. */
    show,
    /** Shows it when there is a pause. */
    showSoon: () => {
      clearTimeout(timer.current);
      timer.current = setTimeout(() => void show(""), TYPING_MS);
    },
  };
}
