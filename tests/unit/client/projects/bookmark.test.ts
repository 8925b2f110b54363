import { MutationObserver, QueryClient } from "@tanstack/react-query";
import { afterEach, describe, expect, it, vi } from "vitest";
import { setBookmark, toggleBookmark } from "@/lib/client/projects/use-bookmark";

afterEach(() => vi.unstubAllGlobals());

/** A bookmark that is off, with a server that answers one call after the other. */
function bookmark(...answers: (() => Response | Promise<Response>)[]) {
  vi.stubGlobal("fetch", async () => answers.shift()?.() ?? Promise.reject(new Error("no answer is left")));
  const client = new QueryClient();
  setBookmark(client, 7, false);
  const shown = () => client.getQueryData<{ shown: boolean }>(["bookmark", 7])?.shown;
  const toggle = () =>
    new MutationObserver(client, { ...toggleBookmark(client, 7), networkMode: "always" }).mutate();
  return { shown, toggle };
}

const answer = (is_bookmarked: boolean) => () => Response.json({ is_bookmarked, project_id: 7 });
const refusal = () =>
  Response.json({ detail: "The store is shut.", code: "store_unavailable" }, { status: 503 });

describe("a bookmark", () => {
  it("is shown on before the server has answered, and stays so", async () => {
    let respond = (_: Response) => {};
    const response = new Promise<Response>((resolve) => {
      respond = resolve;
    });
    const { shown, toggle } = bookmark(() => response);
    const done = toggle();
    expect(shown()).toBe(true);
    respond(answer(true)());
    await done;
    expect(shown()).toBe(true);
  });

  it("goes back to what is stored where the server refuses", async () => {
    const { shown, toggle } = bookmark(refusal);
    const done = toggle();
    expect(shown()).toBe(true);
    await expect(done).rejects.toThrow("The store is shut.");
    expect(shown()).toBe(false);
  });

  it("ends as it is stored when one of two quick presses is refused", async () => {
    const { shown, toggle } = bookmark(refusal, answer(true));
    const presses = [toggle(), toggle()];
    expect(shown()).toBe(false);
    await Promise.allSettled(presses);
    expect(shown()).toBe(true);
  });

  it("shows what another tab has made of it meanwhile", async () => {
    const { shown, toggle } = bookmark(answer(false));
    await toggle();
    expect(shown()).toBe(false);
  });
});
