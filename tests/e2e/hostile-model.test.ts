import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { ProjectList } from "@/lib/contracts/projects";
import type { RowList } from "@/lib/contracts/rows";
import { type AppServer, startAppServer } from "../support/app-server";
import { describeInBrowser } from "../support/browser";
import { JOINED } from "../support/hidden-text";
import { hostileModel, JUDGED, ORDERS } from "../support/hostile-model";
import { type OtherSite, startOtherSite } from "../support/other-site";
import { pageReady } from "../support/page-ready";
import { stubEnv } from "../support/stub-env";
import { StubModel } from "../support/stub-model/stub";

const ADMIN_TOKEN = "the-token-of-who-reviews";

describeInBrowser("a model that attacks in every field", ({ open }) => {
  let stub: StubModel;
  let elsewhere: OtherSite;
  let server: AppServer;
  beforeAll(async () => {
    [stub, elsewhere] = await Promise.all([StubModel.start(), startOtherSite()]);
    server = await startAppServer({ env: stubEnv(stub, { ADMIN_TOKEN }) });
  });
  afterAll(async () => {
    await server?.stop();
    await stub?.close();
    await elsewhere?.close();
  });

  const read = async <T>(path: string): Promise<T> => (await fetch(`${server.url}${path}`)).json();

  /** A page that tells of every dialog, and of every report of its policy. */
  async function watched(): Promise<{ page: Page; told: () => Promise<string[]> }> {
    const page = await open();
    const dialogs: string[] = [];
    page.on("dialog", (dialog) => {
      dialogs.push(dialog.message());
      void dialog.dismiss();
    });
    const reports: string[] = [];
    await page.exposeFunction("reportViolation", (report: string) => void reports.push(report));
    await page.addInitScript(() => {
      document.addEventListener("securitypolicyviolation", ({ effectiveDirective, blockedURI }) => {
        Reflect.get(window, "reportViolation")(`${effectiveDirective} ${blockedURI}`);
      });
    });
    return { page, told: async () => [...dialogs, ...reports] };
  }

  it("shows as text, asks nothing of another site, and changes no other row", async () => {
    const before = await server.start({ num_ideas: 3, seed: 7 });
    await server.end(before.task_id);
    const untouched = async () => {
      const projects = await read<{ id: number }[]>("/api/waywo-projects/export?format=json");
      const rows = await read<RowList>(`/api/generate-ideas/${before.task_id}/rows`);
      return { rows, projects: projects.filter(({ id }) => id <= lastProject) };
    };
    const [newest] = (await read<ProjectList>("/api/waywo-projects?limit=1")).projects;
    const lastProject = newest?.id ?? 0;
    const expected = await untouched();

    stub.answer(hostileModel(elsewhere.url));
    // Its ideas are all alike; which of them are kept is not what is looked at.
    const measures = { purpose_novelty: false };
    const { task_id } = await server.start({ num_ideas: 8, seed: 8, measures });
    const status = await server.end(task_id);
    expect(status.counts).toMatchObject({ saved: 4, failed: 4 });
    expect(await untouched()).toEqual(expected);
    const { rows } = await read<RowList>(`/api/generate-ideas/${task_id}/rows`);
    const saved = rows.filter(({ state }) => state === "saved");
    for (const row of saved) {
      expect(row.idea_quality).toMatchObject(JUDGED);
      expect(row.project_idea).toContain(ORDERS);
    }

    const { page, told } = await watched();
    for (const path of ["/", "/runs", "/projects?sort=newest", `/runs/${task_id}`]) {
      await page.goto(server.url + path);
      await pageReady(page);
    }
    const ideas = page.getByTestId("idea");
    await ideas.nth(3).waitFor();
    expect(await page.getByTestId("row-error").count()).toBe(4);
    for (const row of saved) {
      const { title = "", description = "", short_description = "" } = row.metadata ?? {};
      const idea = ideas.filter({ hasText: title });
      expect(await idea.getByRole("heading").getAttribute("dir")).toBe("auto");
      for (const text of [title, description, short_description]) {
        expect(await idea.evaluate((element, text) => element.textContent?.includes(text), text)).toBe(true);
      }
      expect(short_description).toContain(JOINED);
    }
    const session = { data: { token: ADMIN_TOKEN } };
    expect((await page.context().request.post(`${server.url}/api/session`, session)).status()).toBe(200);
    await page.goto(`${server.url}/review/history`);
    for (const { project_id, metadata } of saved) {
      await page.goto(`${server.url}/review?project=${project_id}`);
      await pageReady(page);
      expect(await page.locator("#idea-title").textContent()).toBe(metadata?.title);
      await page.getByText(ORDERS).first().waitFor();
      await page.goto(`${server.url}/projects/${project_id}`);
      await pageReady(page);
    }
    for (const { href, rel } of await page
      .locator("main a[href]")
      .evaluateAll((all) =>
        all.map((link) => ({ href: (link as HTMLAnchorElement).href, rel: link.getAttribute("rel") })),
      )) {
      expect(href).toMatch(/^https?:\/\//);
      if (!href.startsWith(server.url)) expect(rel).toMatch(/noopener.*nofollow.*ugc/);
    }
    expect(
      await page.locator("main").locator("script, img, iframe, link, style, meta, base, object").count(),
    ).toBe(0);
    expect(await told()).toEqual([]);
    expect(elsewhere.asked).toEqual([]);
  });
});
