import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type AppServer, startAppServer } from "../support/app-server";
import { findViolations } from "../support/axe";
import { describeInBrowser } from "../support/browser";
import { Latch } from "../support/latch";
import { pageReady } from "../support/page-ready";
import { SmallThread } from "../support/small-thread";
import { stubEnv } from "../support/stub-env";
import { StubModel } from "../support/stub-model/stub";

const MARKED = "zebra";

/** Longer than any line, without a place to break it. */
const HOSTILE = `${"x".repeat(300)}<img src=x onerror=alert(1)>`;

describeInBrowser("every page", ({ open }) => {
  const latch = new Latch();
  let stub: StubModel;
  let thread: SmallThread;
  let server: AppServer;
  /** With nothing but the sample corpus. */
  let sample: AppServer;
  let done: string;
  let failed: string;
  let underWay: string;
  let project: number;
  let collected: number;

  beforeAll(async () => {
    stub = await StubModel.start({ dimensions: 64 });
    stub.answer(async ({ column, columnIndex, messages }) => {
      const text = messages.map(({ content }) => content).join("\n");
      if (column === "project_idea" && text.includes("slow-cooking") && columnIndex > 5) await latch.wait();
      if (column === "metadata" && text.includes(MARKED)) return { say: HOSTILE };
      return undefined;
    });
    thread = await SmallThread.start();
    stub.answer(thread.reader);
    sample = await startAppServer({ env: thread.env });
    server = await startAppServer({ env: stubEnv(stub, thread.env) });
    collected = await thread.import(server);
    const first = await server.start({
      ...{ num_ideas: 3, seed_tags: ["maps"], min_idea_score: 10, max_candidates: 2 },
      measures: { siblings: false },
    });
    done = first.task_id;
    failed = (await server.start({ num_ideas: 2, seed_tags: [MARKED, "maps"] })).task_id;
    await server.end(first.task_id);
    await server.end(failed);
    project = (await server.status(first.task_id)).project_ids[0] ?? 1;
    underWay = (await server.start({ num_ideas: 5, seed_tags: ["slow-cooking"] })).task_id;
  }, 120_000);
  afterAll(async () => {
    latch.open();
    await Promise.all([server?.stop(), sample?.stop()]);
    await Promise.all([thread?.close(), stub?.close()]);
  });

  const pages: [name: string, path: () => string, prepare?: (page: Page) => Promise<void>][] = [
    ["the Designer", () => "/"],
    ["the tag picker", () => "/", openPicker],
    ["the Designer with errors", () => "/", makeErrors],
    ["the Designer with a note on a tag", () => "/", chooseNewTag],
    ["the Designer's advanced options", () => "/?language=de&judge=pairwise&measures=-siblings", shownGerman],
    ["how an idea of a run came about", () => `/runs/${done}`, openDetails],
    ["a run under way", () => `/runs/${underWay}`],
    ["a run that failed", () => `/runs/${failed}`],
    ["an unknown run", () => "/runs/none"],
    ["the runs", () => "/runs"],
    ["the projects", () => "/projects"],
    ["the projects with a tag", () => "/projects?tags=maps&sort=idea_score"],
    ["no projects", () => "/projects?tags=nobody-has-this"],
    ["a project", () => `/projects/${project}`],
    ["a collected project", () => `/projects/${collected}`],
    ["a project of the sample corpus", () => `${sample.url}/projects/1`],
    ["the Designer with the sample corpus", () => sample.url],
    ["the projects of the sample corpus", () => `${sample.url}/projects`],
    ["the Designer without a corpus", () => sample.url, setAside],
    ["no projects at all", () => `${sample.url}/projects`],
    ["a project that was set aside", () => `${sample.url}/projects/1`],
    ["the Designer, to replay a run", () => `/?tags=maps&seed=3&corpus=${"0".repeat(32)}`],
    ["the API", () => "/docs", apiShown],
    ["the API with endpoints open", () => "/docs", openEndpoints],
    ["an endpoint tried out", () => "/docs#operations-Service-getHealth", tryOut],
    ["the dialog for tokens", () => "/docs", authorize],
    ["the API without its document", () => "/docs", loseDocument],
    ["the sign-in page", () => "/sign-in"],
    ["the sign-in page with an error", () => "/sign-in", signInWrong],
    ["the first admin's page", () => `/sign-in#wdl_${"x".repeat(43)}`],
    ["the Designer of an admin", () => `${sample.url}/sign-in`, signInRight],
    ["an unknown project", () => "/projects/999999"],
    ["an unknown page", () => "/nowhere"],
  ];

  async function signInWrong(page: Page): Promise<void> {
    await page.getByRole("button", { name: "Sign in" }).click();
    await page.getByText("Enter your token.").waitFor();
  }

  async function signInRight(page: Page): Promise<void> {
    await page.getByLabel("Token").fill(String(thread.env.ADMIN_TOKEN));
    await page.keyboard.press("Enter");
    await page.getByRole("button", { name: "Sign out" }).waitFor();
    await pageReady(page);
  }

  async function setAside(page: Page): Promise<void> {
    await thread.setSample(sample, false);
    await page.reload();
    await pageReady(page);
  }

  it.each(pages)(
    "%s has no violations and never scrolls sideways, in both themes and widths",
    async (...row) => {
      const [, path, prepare] = row;
      const page = await open({ allow: /404|503/, viewport: { width: 1280, height: 800 } });
      await page.goto(new URL(path(), server.url).href);
      await page.getByRole("heading", { level: 1 }).waitFor();
      await pageReady(page);
      await prepare?.(page);
      expect(await findViolations(page)).toEqual([]);
    },
  );
});

const apiShown = (page: Page) => page.locator(".opblock").first().waitFor();

/** One with a body, one with every kind of field, one that takes files. */
async function openEndpoints(page: Page): Promise<void> {
  for (const id of ["Runs-createRun", "Projects-listProjects", "Projects-importProjects"]) {
    const endpoint = page.locator(`#operations-${id}`);
    await endpoint.locator(".opblock-summary-control").click();
    await endpoint.getByRole("button", { name: "Execute" }).waitFor();
  }
  await page.getByRole("tab", { name: "Schema" }).first().click();
  await page.getByRole("button", { name: "Bad request" }).first().click();
  await page.getByRole("tab", { name: "Schema" }).nth(2).click();
}

async function tryOut(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Execute" }).click();
  await page.locator(".live-responses-table tbody .response-col_status").first().waitFor();
}

async function authorize(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Authorize", exact: true }).click();
  const dialog = page.getByRole("dialog", { name: "Authorize" });
  await dialog.getByLabel("auth-bearer-value").fill("a-token-of-an-admin");
  await dialog.getByRole("button", { name: "Authorize" }).first().click();
  await dialog.getByRole("button", { name: "Logout" }).waitFor();
}

async function loseDocument(page: Page): Promise<void> {
  await page.route("**/api/openapi.json", (route) => route.fulfill({ status: 503 }));
  await page.reload();
  await page.getByRole("alert").filter({ hasText: "could not be loaded" }).waitFor();
}

async function openPicker(page: Page): Promise<void> {
  const tags = page.getByRole("combobox", { name: "Tags" });
  await tags.fill("gardening, music, s");
  await page.getByRole("option").first().waitFor();
}

async function chooseNewTag(page: Page): Promise<void> {
  await page.getByRole("combobox", { name: "Tags" }).fill("kuberntes,");
  await page.getByText("No project here has “kuberntes”.").waitFor();
}

async function shownGerman(page: Page): Promise<void> {
  await page.getByText("Ideas are written and judged in German").waitFor();
}

async function openDetails(page: Page): Promise<void> {
  await page.getByTestId("run-result").waitFor();
  for (const summary of await page.locator("[data-testid=row-details] > summary").all())
    await summary.click();
}

async function makeErrors(page: Page): Promise<void> {
  await page.getByText("Advanced options").click();
  await page.getByLabel("Seed", { exact: true }).fill("-1");
  await page.getByLabel("Number of ideas").fill("0");
  await page.getByRole("button", { name: /^Generate/ }).click();
  await page.getByRole("alert").filter({ hasText: "The run was not started" }).waitFor();
}
