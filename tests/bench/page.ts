import { gzipSync } from "node:zlib";
import { type Browser, chromium, type Page } from "playwright-core";
import { findBrowser } from "../../scripts/lib/find-browser.mjs";
import { runStep } from "../../scripts/lib/run-step.mjs";
import { build, client } from "../../scripts/lib/steps.mjs";
import { type AppServer, startAppServer } from "../support/app-server";
import { layoutShift, watchShift, weighPage } from "../support/page-weight";
import { scriptParts } from "../support/script-parts";
import { stubEnv } from "../support/stub-env";
import { goodAnswer } from "../support/stub-model/ideas";
import { StubModel } from "../support/stub-model/stub";

const IDEAS = 50;
const FAILURES = 20;
/** Stands in the ideas that are never named. */
const UNNAMED = "The zebra clause applies.";
/** Every call of the stub, so that the rows of a run change one after the other, in milliseconds. */
const LATENCY_MS = 150;
/** Between two presses of a key. */
const PRESS_MS = 250;
/** Parts with less are summed up. */
const SMALL = 300;

const kilobytes = (bytes: number) => `${(bytes / 1000).toFixed(1)} kB`;

/** What the first load of a page costs, and what a run of 50 with 20 failures does to the page that shows it. */
export async function benchPage(): Promise<void> {
  for (const step of [client, build]) await runStep(process.cwd(), step, () => {});
  const executablePath = findBrowser();
  if (!executablePath) throw new Error("No Chromium or Chrome was found; name it in CHROMIUM_PATH.");
  const stub = await StubModel.start({ dimensions: 64 });
  stub.answer(async (request) => {
    if (request.route !== "chat") return undefined;
    await new Promise((resolve) => setTimeout(resolve, LATENCY_MS));
    const isMarked = request.messages.some(({ content }) => content.includes(UNNAMED));
    if (request.column === "metadata" && isMarked) return { say: "I would rather not put that in JSON." };
    if (request.column !== "project_idea" || request.columnIndex % IDEAS >= FAILURES) return undefined;
    return { say: `${goodAnswer(request)} ${UNNAMED}` };
  });
  const server = await startAppServer({ env: stubEnv(stub) });
  const browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });
  try {
    await benchFirstLoad(browser, server, "/");
    for (const path of ["/runs", "/projects", "/projects/1", "/explore", "/settings"])
      await benchFirstLoad(browser, server, path, false);
    await benchRun(browser, server);
  } finally {
    await browser.close();
    await server.stop();
    await stub.close();
  }
}

async function benchFirstLoad(browser: Browser, server: AppServer, path: string, byPart = true) {
  const page = await browser.newPage();
  const weight = await weighPage(page, server.url + path);
  const html = await (await fetch(server.url + path)).text();
  console.log(
    `${path}: JavaScript ${kilobytes(weight.scriptBytes)} in ${weight.scripts.length} files, fonts ${kilobytes(weight.fontBytes)}, document ${kilobytes(gzipSync(html).length)}, ${weight.requests.length} requests, CLS ${weight.shift.toFixed(4)}`,
  );
  if (byPart) {
    const total = new Map<string, number>();
    for (const script of weight.scripts)
      for (const [part, bytes] of await scriptParts(script)) total.set(part, (total.get(part) ?? 0) + bytes);
    const sorted = [...total].sort(([, one], [, other]) => other - one);
    for (const [part, bytes] of sorted.filter(([, each]) => each >= SMALL))
      console.log(`  ${kilobytes(bytes).padStart(8)}  ${part}`);
    const rest = sorted.filter(([, each]) => each < SMALL).reduce((sum, [, each]) => sum + each, 0);
    console.log(`  ${kilobytes(rest).padStart(8)}  less than ${SMALL} bytes each`);
  }
  await page.context().close();
}

declare global {
  interface Window {
    /** What the observers of benchRun have seen, in milliseconds. */
    seen?: { longTasks: number[]; delays: number[] };
  }
}

async function benchRun(browser: Browser, server: AppServer): Promise<void> {
  const page = await browser.newPage();
  await watchShift(page);
  await page.addInitScript(() => {
    const seen = { longTasks: [] as number[], delays: [] as number[] };
    window.seen = seen;
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) seen.longTasks.push(duration);
    }).observe({ type: "longtask", buffered: true });
    addEventListener("keydown", (event) => seen.delays.push(performance.now() - event.timeStamp), true);
  });
  const { task_id: taskId } = await server.start({ num_ideas: IDEAS });
  await page.goto(`${server.url}/runs/${taskId}`);
  await page.getByRole("heading", { level: 1 }).waitFor();
  let last = await server.status(taskId);
  while (last.state !== "SUCCESS" && last.state !== "FAILURE") {
    await page.keyboard.press("Shift");
    await page.waitForTimeout(PRESS_MS);
    last = await server.status(taskId);
  }
  await page.waitForLoadState("networkidle");
  await report(page, `a run of ${IDEAS}, ${last.counts.failed} failed`);
  await page.context().close();
}

async function report(page: Page, what: string): Promise<void> {
  const seen = await page.evaluate(() => window.seen);
  const most = (values: number[] = []) => Math.max(0, ...values).toFixed(0);
  console.log(
    `${what}: CLS ${(await layoutShift(page)).toFixed(4)}, longest task ${most(seen?.longTasks)} ms (${seen?.longTasks.length} over 50 ms), longest input delay ${most(seen?.delays)} ms of ${seen?.delays.length} presses`,
  );
}
