import { mkdir, rm } from "node:fs/promises";
import { type Browser, chromium, type Page } from "playwright-core";
import { createComposer } from "@/lib/builtin/composer/composer";
import { type AppServer, startAppServer } from "../tests/support/app-server";
import { Latch } from "../tests/support/latch";
import { pageReady } from "../tests/support/page-ready";
import { SmallThread } from "../tests/support/small-thread";
import { stubEnv } from "../tests/support/stub-env";
import { type StubHook, StubModel } from "../tests/support/stub-model/stub";
import { findBrowser } from "./lib/find-browser.mjs";

/**
 * Draws every page at two widths in both themes into docs/screenshots, from the production build (`npm start`
 * or `npm test` makes it): `npm run screenshots`.
 */
const FOLDER = "docs/screenshots";
const SIZES = [
  { width: 1280, height: 900 },
  { width: 360, height: 780 },
];

const ADMIN_TOKEN = "a-token-of-an-admin-for-pictures";

interface Picture {
  name: string;
  url: string;
  /** The whole page rather than what fits the window. */
  whole?: boolean;
  /** Whether an admin looks at it. */
  admin?: boolean;
  prepare?: (page: Page) => Promise<void>;
}

const composer = createComposer();

/** What the composer would say, so that the ideas a stub serves are worth looking at. */
async function compose(body: Record<string, unknown>): Promise<string> {
  const request = { method: "POST", body: JSON.stringify({ ...body, model: "built-in" }) };
  const answer = await (await composer.fetch("http://composer.invalid/v1/chat/completions", request)).json();
  return answer.choices[0].message.content;
}

/** A model that stops after six ideas of a run on local-government, and cannot name two of a run on music. */
function moody(latch: Latch): StubHook {
  const asked = { government: 0, music: 0 };
  const unnamed: string[] = [];
  return async ({ route, column, body, messages }) => {
    if (route !== "chat") return undefined;
    const text = messages.map(({ content }) => content).join("\n");
    if (column === "metadata" && unnamed.some((idea) => text.includes(idea))) return { say: "I cannot." };
    const say = await compose(body);
    if (column !== "project_idea") return { say };
    if (/all of these\): local-government/.test(text) && ++asked.government > 6) await latch.wait();
    if (/all of these\): music/.test(text) && ++asked.music <= 2) unnamed.push(say.slice(0, 60));
    return { say };
  };
}

async function fillIn(page: Page): Promise<void> {
  await page.getByRole("combobox", { name: "Tags" }).fill("nutrition, ios, s");
  await page.getByRole("option").first().waitFor();
}

async function chooseUnknownTag(page: Page): Promise<void> {
  await page.getByRole("combobox", { name: "Tags" }).fill("nutrition, gardning,");
  await page.keyboard.press("Escape");
  await page.getByText("knows nothing of").waitFor();
}

async function openAdvanced(page: Page): Promise<void> {
  await page.getByText("Advanced options").click();
  await page.getByText("What is done for better ideas").first().click();
  await page.getByRole("switch").first().waitFor();
}

async function makeErrors(page: Page): Promise<void> {
  await page.getByRole("combobox", { name: "Tags" }).fill("nutrition, ios,");
  await page.getByLabel("Number of ideas").fill("60");
  await page.getByRole("button", { name: /^Generate/ }).click();
  await page.getByRole("alert").filter({ hasText: "not started" }).waitFor();
}

const apiShown = (page: Page) => page.locator(".opblock").first().waitFor();

async function openEndpoint(page: Page): Promise<void> {
  await apiShown(page);
  await page.locator("#operations-Runs-createRun .opblock-summary-control").click();
  await page.locator("#operations-Runs-createRun .execute").waitFor();
}

const press = (key: string) => (page: Page) => page.keyboard.press(key);

async function selectAll(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Select all on this page" }).click();
}

/** Decides about the first ideas of the queue, and puts one into the bin. */
async function reviewSome(url: string): Promise<void> {
  const call = async (path: string, method = "GET", body?: object) => {
    const headers = { authorization: `Bearer ${ADMIN_TOKEN}`, "content-type": "application/json" };
    const init = { method, headers, ...(body ? { body: JSON.stringify(body) } : {}) };
    return (await fetch(`${url}${path}`, init)).json();
  };
  const { projects } = await call("/api/review/queue");
  const [first, second, third, fourth, fifth] = projects.map(({ id }: { id: number }) => id);
  const decide = (id: number, body: object) => call(`/api/review/projects/${id}/decision`, "POST", body);
  await decide(first, { decision: "approve" });
  await decide(second, { decision: "reject", reason: "not new" });
  await decide(third, { decision: "duplicate", duplicate_of: first });
  await call(`/api/waywo-projects/${first}`, "PATCH", { version: 1, idea_score: 8 });
  await call(`/api/waywo-projects/${fourth}`, "DELETE");
  await decide(fifth, { decision: "approve" });
}

async function draw(browser: Browser, picture: Picture): Promise<void> {
  for (const viewport of SIZES) {
    for (const colorScheme of ["light", "dark"] as const) {
      const context = await browser.newContext({ viewport, colorScheme, reducedMotion: "reduce" });
      if (picture.admin) {
        const signedIn = await context.request.post(new URL("/api/session", picture.url).href, {
          data: { token: ADMIN_TOKEN },
        });
        if (!signedIn.ok()) throw new Error(`Nobody is signed in: ${await signedIn.text()}`);
      }
      const page = await context.newPage();
      await page.goto(picture.url);
      await pageReady(page);
      await picture.prepare?.(page);
      const path = `${FOLDER}/${picture.name}-${viewport.width}-${colorScheme}.png`;
      await page.screenshot({ path, fullPage: picture.whole ?? false });
      await context.close();
    }
  }
}

const end = async (server: AppServer, body: Parameters<AppServer["start"]>[0]) =>
  server.end((await server.start(body)).task_id);

const executablePath = findBrowser();
if (!executablePath) throw new Error("No Chromium or Chrome was found; name it in CHROMIUM_PATH.");
await rm(FOLDER, { recursive: true, force: true });
await mkdir(FOLDER, { recursive: true });
const latch = new Latch();
const [stub, gone] = await Promise.all([StubModel.start({ dimensions: 512 }), StubModel.start()]);
const thread = await SmallThread.start();
stub.answer(moody(latch));
stub.answer(thread.reader);
const endpointGone = stubEnv(gone, { LLM_MODEL_NAME: "example-model" });
await gone.close();
const [plain, withModel, withoutModel, empty] = await Promise.all([
  startAppServer({ env: { ADMIN_TOKEN } }),
  startAppServer({
    env: stubEnv(stub, { LLM_MODEL_NAME: "example-model", LLM_CONCURRENCY: "2", ...thread.env }),
  }),
  startAppServer({ env: endpointGone }),
  startAppServer({ seeded: false }),
]);
const browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });
try {
  await end(plain, { num_ideas: 3, creativity: 1.3, seed: 11 });
  await end(plain, { num_ideas: 6, seed_tags: ["gardening", "esp32"], seed: 12 });
  const done = await end(plain, { num_ideas: 5, seed_tags: ["nutrition", "ios"], seed: 13 });
  await reviewSome(plain.url);
  const collected = await thread.import(withModel);
  const partial = await end(withModel, { num_ideas: 6, seed_tags: ["music", "education"], seed: 14 });
  const { task_id: underWay } = await withModel.start({
    num_ideas: 8,
    seed_tags: ["local-government"],
    seed: 15,
  });
  const failed = await end(withoutModel, { num_ideas: 5, seed_tags: ["privacy"], seed: 16 });
  const fourSaved = (page: Page) => page.getByTestId("idea").nth(3).waitFor();
  const pictures: Picture[] = [
    { name: "designer", url: plain.url, whole: true },
    { name: "designer-tags", url: plain.url, prepare: fillIn },
    { name: "designer-unknown-tag", url: plain.url, whole: true, prepare: chooseUnknownTag },
    { name: "designer-advanced", url: plain.url, whole: true, prepare: openAdvanced },
    { name: "designer-errors", url: plain.url, whole: true, prepare: makeErrors },
    { name: "run-under-way", url: `${withModel.url}/runs/${underWay}`, whole: true, prepare: fourSaved },
    { name: "run-partial", url: `${withModel.url}/runs/${partial.task_id}`, whole: true },
    { name: "run-failed", url: `${withoutModel.url}/runs/${failed.task_id}`, whole: true },
    { name: "run-done", url: `${plain.url}/runs/${done.task_id}`, whole: true },
    { name: "runs", url: `${plain.url}/runs`, whole: true },
    { name: "runs-empty", url: `${empty.url}/runs` },
    { name: "projects", url: `${plain.url}/projects` },
    { name: "projects-tag", url: `${plain.url}/projects?tags=nutrition&sort=idea_score` },
    { name: "project", url: `${plain.url}/projects/${done.project_ids[0]}`, whole: true, admin: true },
    { name: "project-collected", url: `${withModel.url}/projects/${collected}`, whole: true },
    { name: "project-sample", url: `${plain.url}/projects/1`, whole: true },
    { name: "designer-collected", url: withModel.url, whole: true },
    { name: "projects-collected", url: `${withModel.url}/projects` },
    { name: "review", url: `${plain.url}/review`, whole: true, admin: true },
    { name: "review-reject", url: `${plain.url}/review`, admin: true, prepare: press("r") },
    { name: "review-edit", url: `${plain.url}/review`, whole: true, admin: true, prepare: press("e") },
    { name: "review-keys", url: `${plain.url}/review`, admin: true, prepare: press("?") },
    { name: "review-bulk", url: `${plain.url}/review`, whole: true, admin: true, prepare: selectAll },
    { name: "review-history", url: `${plain.url}/review/history`, whole: true, admin: true },
    { name: "review-bin", url: `${plain.url}/review/bin`, admin: true },
    { name: "review-quality", url: `${plain.url}/review/quality`, whole: true, admin: true },
    { name: "review-judge", url: `${plain.url}/review/judge`, whole: true, admin: true },
    { name: "api", url: `${plain.url}/docs`, whole: true, prepare: apiShown },
    { name: "api-endpoint", url: `${plain.url}/docs`, whole: true, prepare: openEndpoint },
    { name: "sign-in", url: `${plain.url}/sign-in` },
    { name: "not-found", url: `${plain.url}/nowhere` },
  ];
  for (const picture of pictures) await draw(browser, picture);
} finally {
  latch.open();
  await browser.close();
  await Promise.all([plain, withModel, withoutModel, empty].map((server) => server.stop()));
  await Promise.all([stub.close(), thread.close()]);
}
