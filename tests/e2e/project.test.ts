import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { findViolations } from "../support/axe";
import { describeInBrowser } from "../support/browser";
import { pageReady } from "../support/page-ready";
import { type ReviewServer, startReviewServer } from "../support/review-server";

describeInBrowser("a project's page", ({ open }) => {
  let server: ReviewServer;
  let taskId: string;
  /** As the list of generated projects has them, the newest first. */
  let ids: number[];

  beforeAll(async () => {
    server = await startReviewServer(["Ada"]);
    taskId = (await server.start({ num_ideas: 6, seed_tags: ["maps"] })).task_id;
    await server.end(taskId);
    const answer = await fetch(`${server.url}/api/waywo-projects?run_id=${taskId}&sort=newest`);
    const list = (await answer.json()) as { projects: { id: number }[] };
    ids = list.projects.map(({ id }) => id);
  }, 240_000);
  afterAll(() => server?.stop());

  async function visit(page: Page, path: string): Promise<void> {
    await page.goto(server.url + path);
    await page.getByRole("heading", { level: 1 }).waitFor();
    await pageReady(page);
  }

  const focused = (page: Page) => page.evaluate(() => document.activeElement?.getAttribute("href") ?? null);
  const shown = (page: Page) => new URL(page.url()).pathname;

  /** Opens the list's entry by keyboard, and waits for its page. */
  async function openEntry(page: Page, at: number): Promise<string> {
    const link = page.locator("main h2 a").nth(at);
    const href = (await link.getAttribute("href")) ?? "";
    await link.focus();
    await page.keyboard.press("Enter");
    await page.waitForURL(server.url + href);
    await page.getByRole("heading", { name: "Where it came from" }).waitFor();
    return href;
  }

  it("leads on within the list it was opened from, and Back returns to the link one came from", async () => {
    const page = await open();
    await visit(page, `/projects?run_id=${taskId}`);
    const href = await openEntry(page, 1);
    expect(shown(page)).toBe(`/projects/${ids[1]}`);
    await page.keyboard.press("j");
    await page.waitForURL((url) => url.pathname === `/projects/${ids[2]}`);
    await page.keyboard.press("j");
    await page.waitForURL((url) => url.pathname === `/projects/${ids[3]}`);
    await page.keyboard.press("k");
    await page.waitForURL((url) => url.pathname === `/projects/${ids[2]}`);
    expect(new URL(page.url()).searchParams.get("run_id")).toBe(taskId);
    for (const at of [3, 2, 1]) {
      await page.goBack();
      await page.waitForURL((url) => url.pathname === `/projects/${ids[at]}`);
    }
    await page.goBack();
    await page.waitForURL((url) => url.pathname === "/projects");
    await expect.poll(() => focused(page)).toBe(href);
  });

  it("ends where its list ends, and without a list goes by number", async () => {
    const page = await open();
    await visit(page, `/projects/${ids[0]}?run_id=${taskId}&sort=newest`);
    const steps = page.getByRole("navigation", { name: "Projects before and after" });
    expect(await steps.getByRole("link").allTextContents()).toEqual([expect.stringContaining("Next")]);
    await visit(page, "/projects/2");
    await page.keyboard.press("j");
    await page.waitForURL(`${server.url}/projects/3`);
    await page.keyboard.press("k");
    await page.waitForURL(`${server.url}/projects/2`);
  });

  it("gives the focus back on the list of runs, and on a page that the history has to load again", async () => {
    const page = await open();
    await visit(page, "/runs");
    const run = page.locator(`main a[href="/runs/${taskId}"]`).first();
    await run.focus();
    await page.keyboard.press("Enter");
    await page.waitForURL(`${server.url}/runs/${taskId}`);
    await page.goBack();
    await page.waitForURL(`${server.url}/runs`);
    await expect.poll(() => focused(page)).toBe(`/runs/${taskId}`);

    await visit(page, "/projects");
    const href = await openEntry(page, 2);
    await page.reload();
    await visit(page, "/runs");
    await page.goBack();
    await page.getByRole("heading", { name: "Where it came from" }).waitFor();
    await pageReady(page);
    await page.goBack();
    await page.waitForURL(`${server.url}/projects`);
    await expect.poll(() => focused(page)).toBe(href);
  });

  it("tells why it was judged so, what differs from the nearest, and how it came about", async () => {
    const page = await open();
    await visit(page, `/projects/${ids[0]}`);
    const { project, row, calls } = await told(ids[0] ?? 0);
    const judged = page.getByRole("region", { name: "How it was judged" });
    await judged.getByText(row.idea_quality.idea_reasoning).first().waitFor();
    await judged
      .getByText(`Asked for ${row.target_complexity}, judged ${row.idea_quality.complexity_score}`)
      .waitFor();
    await judged.getByText("The scale of idea scores").press("Enter");
    const scale = judged.getByRole("list", { name: "Idea scores" }).getByRole("listitem");
    expect(await scale.count()).toBe(10);
    expect(await scale.nth(project.idea_score - 1).getAttribute("aria-current")).toBe("true");

    const { similar_projects: similar } = await api(`/api/waywo-projects/${ids[0]}/similar?limit=6`);
    const nearest = page.getByRole("region", { name: "The nearest project" });
    await nearest.getByRole("link", { name: similar[0].project.title }).waitFor();
    await nearest.getByText(`${Math.round(100 * similar[0].similarity)} % similar`).waitFor();
    await nearest.getByText("In common", { exact: true }).waitFor();
    expect(await page.getByRole("region", { name: "Similar projects" }).getByRole("listitem").count()).toBe(
      5,
    );

    const origin = page.getByRole("region", { name: "Where it came from" });
    await origin.getByText(row.target_audience).waitFor();
    await origin.getByText(/calls to the model/).press("Enter");
    for (const { prompt_version } of calls) await origin.getByText(prompt_version).first().waitFor();
    expect(await origin.getByRole("row").count()).toBe(calls.length + 1);
    expect(await findViolations(page)).toEqual([]);
  });

  it("is bookmarked, copied and put on the shortlist by keys", async () => {
    const page = await open({ permissions: ["clipboard-read", "clipboard-write"] });
    await visit(page, `/projects/${ids[0]}`);
    await page.keyboard.press("b");
    await page.getByRole("button", { name: "Bookmark", pressed: true }).waitFor();
    await expect.poll(async () => (await told(ids[0] ?? 0)).project.is_bookmarked).toBe(true);
    await page.keyboard.press("m");
    await page.getByText("Copied", { exact: true }).waitFor();
    const { project } = await told(ids[0] ?? 0);
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    expect(copied).toMatch(/^# /);
    expect(copied).toContain(project.title);
    expect(copied).toContain(`${server.url}/projects/${ids[0]}`);
    await page.keyboard.press("c");
    await page
      .getByRole("region", { name: "Shortlist" })
      .getByRole("link", { name: project.title })
      .waitFor();
    await page.getByRole("link", { name: "More like this" }).press("Enter");
    await page.waitForURL((url) => url.pathname === "/" && url.searchParams.has("tags"));
  });

  it("is deleted and taken back by an admin, by keyboard alone", async () => {
    const page = await open({ allow: /404/ });
    await server.signIn(page, "Ada");
    await visit(page, `/projects/${ids[5]}`);
    await page.getByRole("button", { name: "Delete" }).press("Enter");
    await page.getByText("In the bin").waitFor();
    const status = async () => (await fetch(`${server.url}/api/waywo-projects/${ids[5]}`)).status;
    expect(await status()).toBe(404);
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await page.getByText("Undone").waitFor();
    expect(await status()).toBe(200);
  });

  it("is read without scripts, and leads on", async () => {
    const page = await open({ javaScriptEnabled: false });
    await page.goto(`${server.url}/projects/${ids[1]}?run_id=${taskId}&sort=newest`);
    const { project, row } = await told(ids[1] ?? 0);
    // biome-ignore lint/performance/useDomNodeTextContent: what is not shown is not read
    const text = (await page.locator("main").innerText()).replace(/\s+/g, " ");
    for (const part of [project.description, row.idea_quality.idea_reasoning, row.target_audience])
      expect(text).toContain(part.replace(/\s+/g, " "));
    expect(text).toContain(row.project_idea.replace(/\s+/g, " ").trim());
    expect(text).toMatch(/\d % similar/);
    await page.getByText("The scale of complexity").click();
    await page.getByRole("list", { name: "Complexity scores" }).waitFor();
    await page.getByRole("link", { name: "Next" }).click();
    await page.waitForURL((url) => url.pathname === `/projects/${ids[2]}`);
    await page.getByRole("link", { name: "Projects", exact: true }).last().click();
    await page.waitForURL((url) => url.pathname === "/projects" && url.searchParams.get("run_id") === taskId);
  });

  it("prints what it says without what can be pressed", async () => {
    const page = await open();
    await visit(page, `/projects/${ids[1]}`);
    await page.emulateMedia({ media: "print" });
    expect(await page.getByRole("button", { name: "Bookmark" }).isVisible()).toBe(false);
    expect(await page.getByRole("navigation", { name: "Projects before and after" }).isVisible()).toBe(false);
    expect(await page.getByRole("heading", { name: "How it was judged" }).isVisible()).toBe(true);
  });

  // biome-ignore lint/suspicious/noExplicitAny: answers that other tests hold to their contract
  const api = async (path: string): Promise<any> => (await fetch(server.url + path)).json();

  async function told(id: number) {
    const [{ project }, { row, calls }] = await Promise.all([
      api(`/api/waywo-projects/${id}`),
      api(`/api/waywo-projects/${id}/provenance`),
    ]);
    return { project, row, calls };
  }
});
