import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { findViolations } from "../support/axe";
import { describeInBrowser } from "../support/browser";
import { pageReady } from "../support/page-ready";
import { type ReviewServer, startReviewServer } from "../support/review-server";

/** Longer than any line, without a place to break it; and something that would run where text were markup. */
const HOSTILE = `${"x".repeat(70)} <img src=x onerror=alert(1)>`;

describeInBrowser("every page of the review", ({ open }) => {
  let server: ReviewServer;
  let taskId: string;
  let ids: number[];

  const change = (id: number, body: object) => server.api("Ada", `/api/review/projects/${id}/decision`, body);

  beforeAll(async () => {
    server = await startReviewServer(["Ada"]);
    const { task_id } = await server.start({ num_ideas: 14, seed_tags: ["maps"] });
    taskId = task_id;
    ids = (await server.end(task_id)).project_ids;
    const [one = 0, two = 0, three = 0, four = 0] = ids;
    await change(one, { decision: "approve" });
    await change(two, { decision: "reject", reason: HOSTILE });
    await change(three, { decision: "duplicate", duplicate_of: one });
    await server.api(
      "Ada",
      `/api/waywo-projects/${one}`,
      { version: 1, title: "Another Name", idea_score: 9 },
      "PATCH",
    );
    await server.api("Ada", `/api/waywo-projects/${four}`, undefined, "DELETE");
  }, 240_000);
  afterAll(() => server?.stop());

  const press =
    (...keys: string[]) =>
    async (page: Page) => {
      for (const key of keys) await page.keyboard.press(key);
    };

  async function conflict(page: Page): Promise<void> {
    const id = Number(new URL(page.url()).searchParams.get("project"));
    await page.keyboard.press("e");
    await page.getByLabel("Title").fill("My Own Name");
    const { project } = (await server.api("Ada", `/api/review/projects/${id}`)) as {
      project: { version: number };
    };
    const theirs = { version: project.version, title: `Their Name ${project.version}`, complexity_score: 2 };
    await server.api("Ada", `/api/waywo-projects/${id}`, theirs, "PATCH");
    await page.keyboard.press("Control+Enter");
    await page.getByText("Somebody else has changed").waitFor();
  }

  async function failed(page: Page): Promise<void> {
    await page.route("**/decision", (route) => route.abort());
    await page.keyboard.press("a");
    await page.getByRole("alert").filter({ hasText: "Not done" }).waitFor();
  }

  async function bulk(page: Page): Promise<void> {
    await page.getByRole("button", { name: "Select all on this page" }).click();
    await page.getByRole("button", { name: /^Approve \d/ }).waitFor();
  }

  async function askToEmpty(page: Page): Promise<void> {
    await page.getByRole("button", { name: "Empty the bin" }).click();
    await page.getByRole("alertdialog").waitFor();
  }

  async function openTables(page: Page): Promise<void> {
    for (const summary of await page.getByText("As a table").all()) await summary.click();
  }

  async function openFigures(page: Page): Promise<void> {
    await page.getByTestId("figure").first().waitFor();
    for (const at of [0, 3]) await page.locator("[data-testid=figure] summary").nth(at).click();
  }

  async function notMeasured(page: Page): Promise<void> {
    await page.getByText("The ideas were not measured").waitFor();
  }

  const editErrors = async (page: Page) => {
    await page.keyboard.press("e");
    await page.getByLabel("Title").fill("");
    await page.keyboard.press("Control+Enter");
    await page.getByRole("alert").filter({ hasText: "Not saved" }).waitFor();
  };

  const pages: [name: string, path: () => string, prepare?: (page: Page) => Promise<void>][] = [
    ["the queue", () => "/review"],
    ["the queue by disagreement, filtered", () => "/review?order=disagreement&tags=maps&min_idea_score=2"],
    ["nothing that waits", () => "/review?q=nobody-has-this"],
    ["a rejection", () => "/review", press("r")],
    ["the keys", () => "/review", press("?")],
    ["what was just decided", () => `/review?review_status=rejected,approved`, press("a")],
    ["an edit", () => "/review", press("e")],
    ["an edit with errors", () => `/review?project=${ids[5]}`, editErrors],
    ["an edit that met another", () => `/review?project=${ids[6]}`, conflict],
    ["a decision that was refused", () => `/review?project=${ids[7]}`, failed],
    ["a selection", () => "/review", bulk],
    ["the history", () => "/review/history"],
    ["an empty history", () => "/review/history?by=nobody"],
    ["the bin", () => "/review/bin"],
    ["emptying the bin", () => "/review/bin", askToEmpty],
    ["the judge", () => "/review/judge", openTables],
    ["the quality of all ideas", () => "/review/quality", openFigures],
    ["the quality of a run's ideas", () => `/review/quality?run=${taskId}`, openFigures],
    ["the quality of no run", () => "/review/quality?run=none", notMeasured],
    ["a run's page, for an admin", () => `/runs/${taskId}`],
    ["an idea's page, for an admin", () => `/projects/${ids[0]}`],
    ["a rejected idea's page", () => `/projects/${ids[1]}`],
    ["the projects by their review", () => "/projects?review_status=rejected"],
  ];

  it.each(pages)(
    "%s has no violations and never scrolls sideways, in both themes and widths",
    async (...row) => {
      const [, path, prepare] = row;
      const page = await open({ allow: /409|ERR_FAILED/, viewport: { width: 1280, height: 800 } });
      await server.signIn(page, "Ada");
      await page.goto(server.url + path());
      await page.getByRole("heading", { level: 1 }).waitFor();
      await pageReady(page);
      await prepare?.(page);
      expect(await findViolations(page)).toEqual([]);
    },
  );

  it("sends who is not signed in to sign in, and back to the page they wanted", async () => {
    for (const path of ["/review", "/review/history", "/review/bin", "/review/judge", "/review/quality"]) {
      const { status, headers } = await fetch(server.url + path, { redirect: "manual" });
      expect([path, status, headers.get("location")]).toEqual([
        path,
        307,
        `/sign-in?next=${encodeURIComponent(path)}`,
      ]);
    }
    const page = await open();
    await page.goto(`${server.url}/review/history?action=reject`);
    await page.waitForURL("**/sign-in?next=*");
    expect(new URL(page.url()).searchParams.get("next")).toBe("/review/history?action=reject");
  });

  it("measures a run's ideas, from its page on, and all of them", async () => {
    const page = await open();
    await server.signIn(page, "Ada");
    await page.goto(`${server.url}/runs/${taskId}`);
    await page.getByRole("link", { name: "Quality of these ideas" }).click();
    await page.waitForURL(`**/review/quality?run=${taskId}`);
    const distinct = page.getByTestId("figure").filter({ hasText: "Distinct ideas" }).first();
    await distinct.waitFor();
    await distinct.getByText("Distinct ideas", { exact: true }).click();
    await distinct.getByText("Higher is better.").waitFor();
    expect(await distinct.locator("svg line").count()).toBe(3);
    await page.getByText(/^14 ideas of this run\./).waitFor();
    await page
      .getByRole("img", { name: /^The judge’s idea scores, ideas with each score\. \d+: \d/ })
      .waitFor();
    await page.getByRole("combobox", { name: "Which ideas" }).selectOption("");
    await page.getByRole("button", { name: "Measure" }).click();
    await page.waitForURL("**/review/quality?run=");
    await page.getByText(/^13 ideas|^14 ideas/).waitFor();
    const visitor = await open();
    await visitor.goto(`${server.url}/runs/${taskId}`);
    await pageReady(visitor);
    expect(await visitor.getByRole("link", { name: "Quality of these ideas" }).count()).toBe(0);
  });

  it("shows texts of models and admins as text, whichever way they are written", async () => {
    const page = await open();
    await server.signIn(page, "Ada");
    await page.goto(`${server.url}/projects/${ids[1]}`);
    await page.getByText(`Rejected: ${HOSTILE}`).first().waitFor();
    expect(await page.locator("main img").count()).toBe(0);
    await page.goto(`${server.url}/review?project=${ids[1]}`);
    await page.locator("#idea-title[dir=auto]").waitFor();
    expect(await page.locator("main img").count()).toBe(0);
  });

  it("has what its keys promise on its buttons, and moves by keyboard alone in forced colours", async () => {
    const page = await open({ forcedColors: "active" });
    await server.signIn(page, "Ada");
    await page.goto(`${server.url}/review`);
    await pageReady(page);
    const keys = await page
      .getByRole("toolbar", { name: "Decide" })
      .getByRole("button")
      .evaluateAll((buttons) => buttons.map((button) => button.getAttribute("aria-keyshortcuts")));
    expect(keys).toEqual(["A", "R", "D", "E", "K", "J"]);
    const list = page.getByRole("region", { name: "Queue" }).getByRole("listitem");
    await list.nth(2).getByRole("button").press("Enter");
    const title = await list.nth(2).getByRole("button").textContent();
    await expect.poll(() => page.locator("#idea-title").textContent()).toBe(title);
    expect(await list.nth(2).getAttribute("aria-current")).toBe("true");
    await page.keyboard.press("x");
    expect(await list.nth(2).getByRole("checkbox").isChecked()).toBe(true);
    await list
      .nth(5)
      .getByRole("checkbox")
      .click({ modifiers: ["Shift"] });
    expect(await list.getByRole("checkbox", { checked: true }).count()).toBe(4);
  });
});
