import { MutationObserver, QueryClient } from "@tanstack/react-query";
import { afterEach, describe, expect, it, vi } from "vitest";
import { changeBookmark, setBookmark } from "@/lib/client/projects/use-bookmark";

afterEach(() => vi.unstubAllGlobals());

/** A bookmark that is off, with a server that answers one call after the other. */
function bookmark(...answers: (() => Response | Promise<Response>)[]) {
  const sent: boolean[] = [];
  vi.stubGlobal("fetch", async (_: string, { body }: { body: string }) => {
    sent.push(JSON.parse(body).bookmarked);
    return answers.shift()?.() ?? Promise.reject(new Error("no answer is left"));
  });
  const client = new QueryClient();
  setBookmark(client, 7, false);
  const shown = () => client.getQueryData<{ shown: boolean }>(["bookmark", 7])?.shown;
  const turn = (on: boolean) =>
    new MutationObserver(client, { ...changeBookmark(client, 7), networkMode: "always" }).mutate(on);
  return { shown, turn, sent };
}

const answer = (matched = 1) => Response.json({ bookmarked: true, matched, changed: matched });
const refusal = () =>
  Response.json({ detail: "The store is shut.", code: "store_unavailable" }, { status: 503 });

describe("a bookmark", () => {
  it("is shown on before the server has answered, and stays so", async () => {
    let respond = (_: Response) => {};
    const response = new Promise<Response>((resolve) => {
      respond = resolve;
    });
    const { shown, turn, sent } = bookmark(() => response);
    const done = turn(true);
    expect(shown()).toBe(true);
    respond(answer());
    await done;
    expect([shown(), sent]).toEqual([true, [true]]);
  });

  it("goes back to what is stored where the server refuses", async () => {
    const { shown, turn } = bookmark(refusal);
    const done = turn(true);
    expect(shown()).toBe(true);
    await expect(done).rejects.toThrow("The store is shut.");
    expect(shown()).toBe(false);
  });

  it("goes back where the project is gone by now", async () => {
    const { shown, turn } = bookmark(() => answer(0));
    await expect(turn(true)).rejects.toThrow("no longer there");
    expect(shown()).toBe(false);
  });

  it("is sent in the order of the presses, and ends as the last of them", async () => {
    const { shown, turn, sent } = bookmark(refusal, answer, answer);
    const presses = [turn(true), turn(false), turn(true)];
    expect(shown()).toBe(true);
    await Promise.allSettled(presses);
    expect([shown(), sent]).toEqual([true, [true, false, true]]);
  });

  it("ends as it is stored where the last press is refused", async () => {
    const { shown, turn } = bookmark(answer, refusal);
    await Promise.allSettled([turn(true), turn(false)]);
    expect(shown()).toBe(true);
  });
});
