import { setTimeout as wait } from "node:timers/promises";
import type { Browser, Page } from "playwright-core";
import { type AppServer, startAppServer } from "../support/app-server";
import { pageReady } from "../support/page-ready";
import { weighPage } from "../support/page-weight";
import { scriptParts } from "../support/script-parts";
import { stubEnv } from "../support/stub-env";
import { goodAnswer } from "../support/stub-model/ideas";
import { StubModel } from "../support/stub-model/stub";
import { ensureBuild, launchBrowser } from "./built-app";
import type { BenchPart, Figure } from "./figure";
import { longest, type Watched, watched, watchPage } from "./page-watch";

const PATHS = ["/", "/runs", "/projects", "/projects/1", "/explore", "/settings"];
const IDEAS = 50;
const FAILURES = 20;
/** Stands in the ideas that are never named. */
const UNNAMED = "The zebra clause applies.";
/** Every call of the stub, so that the rows of a run change one after the other, in milliseconds. */
const LATENCY_MS = 150;
/** Between two presses of a key. */
const PRESS_MS = 250;
/** Parts with fewer bytes are summed up. */
const SMALL = 1000;
const SLOW = 4;

/** What the first load of each page brings, and what a run of 50 with 20 failures does to the page that shows it. */
export const page: BenchPart = {
  title: "Pages",
  how: `Chromium with an empty profile against the production build on the same machine; the run has ${IDEAS} ideas, ${FAILURES} of which fail, from a stub that takes ${LATENCY_MS} ms a call.`,
  async measure() {
    await ensureBuild();
    const stub = await StubModel.start({ dimensions: 64 });
    stub.answer(async (request) => {
      if (request.route !== "chat") return undefined;
      await wait(LATENCY_MS);
      const isMarked = request.messages.some(({ content }) => content.includes(UNNAMED));
      if (request.column === "metadata" && isMarked) return { say: "I would rather not put that in JSON." };
      if (request.column !== "project_idea" || request.columnIndex % IDEAS >= FAILURES) return undefined;
      return { say: `${goodAnswer(request)} ${UNNAMED}` };
    });
    const server = await startAppServer({ env: stubEnv(stub) });
    const browser = await launchBrowser();
    try {
      return [
        ...(await firstLoads(browser, server)),
        ...(await slowLoads(browser, server)),
        ...(await run(browser, server, 1)),
        ...(await run(browser, server, SLOW)),
      ];
    } finally {
      await browser.close();
      await server.stop();
      await stub.close();
    }
  },
};

async function firstLoads(browser: Browser, server: AppServer): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const path of PATHS) {
    const tab = await browser.newPage();
    const weight = await weighPage(tab, server.url + path);
    await tab.context().close();
    const isFirst = path === "/";
    figures.push({
      what: `${path}: JavaScript, gzipped`,
      value: weight.scriptBytes / 1000,
      unit: "kB",
      ...(isFirst ? { target: { atMost: 170 } } : {}),
      limit: "react-dom and Next's runtime are 123 kB of it; what is ours loads at first use where it can.",
    });
    if (isFirst) {
      figures.push(...(await bytesByPart(weight.scripts)));
      figures.push({ what: "fonts", value: weight.fontBytes / 1000, unit: "kB", target: { atMost: 90 } });
    }
    figures.push(
      { what: `${path}: requests`, value: weight.requests.length, target: { atMost: 15 } },
      { what: `${path}: layout shift`, value: weight.shift, target: { atMost: 0.02 } },
    );
  }
  return figures;
}

async function bytesByPart(scripts: readonly string[]): Promise<Figure[]> {
  const total = new Map<string, number>();
  for (const script of scripts)
    for (const [part, bytes] of await scriptParts(script)) total.set(part, (total.get(part) ?? 0) + bytes);
  const sorted = [...total].sort(([, one], [, other]) => other - one);
  const rest = sorted.filter(([, bytes]) => bytes < SMALL).reduce((sum, [, bytes]) => sum + bytes, 0);
  return [...sorted.filter(([, bytes]) => bytes >= SMALL), [`parts under ${SMALL} bytes`, rest] as const].map(
    ([part, bytes]) => ({ what: `/: of which ${part}`, value: bytes / 1000, unit: "kB" }),
  );
}

/** A profile of its own whose page runs on a processor that is slower by a factor. */
async function openSlow(browser: Browser, factor: number): Promise<Page> {
  const tab = await browser.newPage();
  const session = await tab.context().newCDPSession(tab);
  await session.send("Emulation.setCPUThrottlingRate", { rate: factor });
  await watchPage(tab);
  return tab;
}

async function slowLoads(browser: Browser, server: AppServer): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const path of ["/", "/projects"]) {
    const tab = await openSlow(browser, SLOW);
    await tab.goto(server.url + path);
    await pageReady(tab);
    await tab.waitForLoadState("networkidle");
    const { lcp, longTasks } = await watched(tab);
    await tab.context().close();
    figures.push(
      {
        what: `${path} at ${SLOW}× CPU slow-down: LCP`,
        value: lcp,
        unit: "ms",
        target: { atMost: 2500 },
        limit:
          "style, layout and the first scripts share one slow thread; the server has sent the text by then.",
      },
      {
        what: `${path} at ${SLOW}× CPU slow-down: longest task of the load`,
        value: longest(longTasks),
        unit: "ms",
        target: { atMost: 100 },
        limit:
          "React takes over the whole page in one task; at full speed it is a quarter of this. A boundary for each part would split it, and shift what is drawn.",
      },
    );
  }
  return figures;
}

async function run(browser: Browser, server: AppServer, factor: number): Promise<Figure[]> {
  const tab = await openSlow(browser, factor);
  const { task_id: taskId } = await server.start({ num_ideas: IDEAS });
  await tab.goto(`${server.url}/runs/${taskId}`);
  await pageReady(tab);
  const loaded = await watched(tab);
  let last = await server.status(taskId);
  while (last.state !== "SUCCESS" && last.state !== "FAILURE") {
    await tab.keyboard.press("Shift");
    await tab.waitForTimeout(PRESS_MS);
    last = await server.status(taskId);
  }
  if (last.counts.failed !== FAILURES) throw new Error(`${last.counts.failed} rows failed, not ${FAILURES}.`);
  await tab.waitForLoadState("networkidle");
  const seen = await watched(tab);
  await tab.context().close();
  return runFigures(seen, loaded, factor);
}

function runFigures(seen: Watched, loaded: Watched, factor: number): Figure[] {
  const what = `a run of ${IDEAS}, ${FAILURES} failed${factor > 1 ? `, at ${factor}× CPU slow-down` : ""}`;
  const later = seen.longTasks.slice(loaded.longTasks.length);
  return [
    { what: `${what}: layout shift`, value: seen.shift, target: { atMost: 0.02 } },
    {
      what: `${what}: longest task`,
      value: longest(later),
      unit: "ms",
      target: { atMost: 100 },
      limit:
        "a batch of rows that changed is drawn in one task: what the run has so far, sorted and counted anew.",
    },
    { what: `${what}: tasks over 50 ms`, value: later.length },
    {
      what: `${what}: longest input delay of ${seen.inputDelays.length} presses`,
      value: longest(seen.inputDelays),
      unit: "ms",
      target: { atMost: 50 },
      limit: "a press waits for the task that is under way; the longest of these is told above.",
    },
  ];
}
