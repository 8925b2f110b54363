import { setTimeout as wait } from "node:timers/promises";
import { chromium, type Page } from "playwright-core";
import { runStep } from "../../scripts/lib/run-step.mjs";
import { build, client } from "../../scripts/lib/steps.mjs";
import { startAppServer } from "../support/app-server";

const IDEAS = 50;
/** Between two requests for the status, beside the page's own. */
const PAUSE_MS = 100;

/** What a page notes of itself, from before its first script on. */
interface Noted {
  counts: string[];
  firstIdea: number | null;
  announced: string[];
  shift: number;
  longest: number;
}

/** Runs in the page: notes the counts it shows, its first idea, what its live region says, shifts and long tasks. */
function note(): void {
  const noted: Noted = { counts: [], firstIdea: null, announced: [], shift: 0, longest: 0 };
  Object.assign(window, { noted });
  const add = (list: string[], text: string | null | undefined) => {
    if (text && list.at(-1) !== text) list.push(text);
  };
  new MutationObserver(() => {
    const find = (id: string) => document.querySelector(`[data-testid="${id}"]`);
    add(noted.counts, find("run-counts")?.textContent);
    add(noted.announced, find("run-announcer")?.textContent);
    if (noted.firstIdea === null && find("idea"))
      noted.firstIdea = performance.timeOrigin + performance.now();
  }).observe(document, { subtree: true, childList: true, characterData: true });
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries() as (PerformanceEntry & {
      value: number;
      hadRecentInput: boolean;
    })[]) {
      if (!entry.hadRecentInput) noted.shift += entry.value;
    }
  }).observe({ type: "layout-shift", buffered: true });
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) noted.longest = Math.max(noted.longest, duration);
  }).observe({ type: "longtask", buffered: true });
}

/** Bytes that came over the wire, by what was asked for. */
async function countBytes(page: Page): Promise<Map<string, number>> {
  const bytes = new Map<string, number>();
  const kinds = new Map<string, string>();
  const session = await page.context().newCDPSession(page);
  await session.send("Network.enable");
  session.on("Network.requestWillBeSent", ({ requestId, request }) => {
    const kind = /\/(status|rows|events)(?:$|\?)/.exec(request.url)?.[1];
    if (kind) kinds.set(requestId, kind);
  });
  session.on("Network.dataReceived", ({ requestId, dataLength, encodedDataLength }) => {
    const kind = kinds.get(requestId);
    // A stream that is open tells no encoded length.
    if (kind) bytes.set(kind, (bytes.get(kind) ?? 0) + (encodedDataLength || dataLength));
  });
  return bytes;
}

/** One after the other, until the work is done: how long each answer takes, in milliseconds. */
async function latencies(url: string, isDone: () => boolean): Promise<number[]> {
  const seen: number[] = [];
  while (!isDone()) {
    const start = performance.now();
    await (await fetch(url)).arrayBuffer();
    seen.push(performance.now() - start);
    await wait(PAUSE_MS);
  }
  return seen.sort((one, other) => one - other);
}

/** Presses Generate for fifty ideas of the built-in services, and follows the run on its page as a person does. */
export async function benchRunPage(): Promise<void> {
  for (const step of [client, build]) await runStep(process.cwd(), step, () => {});
  const server = await startAppServer();
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: ["--no-sandbox"],
  });
  try {
    // What the server loads once, it has loaded.
    const warm = await server.start({ num_ideas: 1 });
    await server.end(warm.task_id);
    const page = await browser.newPage();
    // tsx names functions with a helper that the page does not have.
    await page.addInitScript("globalThis.__name = (named) => named");
    await page.addInitScript(note);
    const bytes = await countBytes(page);
    await page.goto(server.url);
    await page.getByLabel("Number of ideas").fill(String(IDEAS));
    const generate = page.getByRole("button", { name: `Generate ${IDEAS} ideas` });
    await generate.waitFor();
    const clicked = Date.now();
    await generate.click();
    await page.getByTestId("run-state").waitFor();
    const opened = Date.now() - clicked;
    const taskId = new URL(page.url()).pathname.split("/").at(-1) ?? "";
    let isDone = false;
    const statuses = latencies(`${server.url}/api/generate-ideas/${taskId}/status`, () => isDone);
    const { counts } = await server.end(taskId);
    await page.getByText(`of ${IDEAS} ideas saved`).first().waitFor();
    isDone = true;
    const took = (Date.now() - clicked) / 1000;
    const noted = (await page.evaluate("window.noted")) as Noted;
    const sorted = await statuses;
    const at = (share: number) => sorted[Math.floor(sorted.length * share)]?.toFixed(0);
    const firstCard =
      noted.firstIdea === null ? "never" : `${((noted.firstIdea - clicked) / 1000).toFixed(1)} s`;
    console.log(`run of ${IDEAS} from its page: ${counts.saved} saved in ${took.toFixed(1)} s`);
    console.log(`run page ${opened} ms after the click, first idea after ${firstCard}`);
    console.log(`status meanwhile: p50 ${at(0.5)} ms, p95 ${at(0.95)} ms, of ${sorted.length}`);
    console.log(`${noted.counts.length} distinct counts; told to screen readers: ${noted.announced.length}`);
    console.log(`layout shift ${noted.shift.toFixed(3)}, longest task ${noted.longest.toFixed(0)} ms`);
    for (const [kind, count] of bytes) console.log(`${kind}: ${(count / 1024).toFixed(0)} KiB`);
    const html = await (await fetch(`${server.url}/runs/${taskId}`)).text();
    console.log(`its page once it has ended: ${(html.length / 1024).toFixed(0)} KiB of HTML`);
  } finally {
    await browser.close();
    await server.stop();
  }
}
