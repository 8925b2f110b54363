import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type AppServer, startAppServer } from "../support/app-server";
import { describeInBrowser } from "../support/browser";
import { Latch } from "../support/latch";
import { pageReady } from "../support/page-ready";
import { stubEnv } from "../support/stub-env";
import { StubModel } from "../support/stub-model/stub";

const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const MARKED = "zebra";

/** Longer than any line, without a place to break it. */
const HOSTILE = `${"x".repeat(300)}<img src=x onerror=alert(1)>`;

describeInBrowser("every page", ({ open }) => {
  const latch = new Latch();
  let stub: StubModel;
  let server: AppServer;
  let failed: string;
  let underWay: string;
  let project: number;

  beforeAll(async () => {
    stub = await StubModel.start({ dimensions: 64 });
    stub.answer(async ({ column, columnIndex, messages }) => {
      const text = messages.map(({ content }) => content).join("\n");
      if (column === "project_idea" && text.includes("slow-cooking") && columnIndex > 5) await latch.wait();
      if (column === "metadata" && text.includes(MARKED)) return { say: HOSTILE };
      return undefined;
    });
    server = await startAppServer({ env: stubEnv(stub) });
    const first = await server.start({ num_ideas: 3, seed_tags: ["maps"] });
    failed = (await server.start({ num_ideas: 2, seed_tags: [MARKED, "maps"] })).task_id;
    await server.end(first.task_id);
    await server.end(failed);
    project = (await server.status(first.task_id)).project_ids[0] ?? 1;
    underWay = (await server.start({ num_ideas: 5, seed_tags: ["slow-cooking"] })).task_id;
  }, 120_000);
  afterAll(async () => {
    latch.open();
    await server?.stop();
    await stub?.close();
  });

  const pages: [name: string, path: () => string, prepare?: (page: Page) => Promise<void>][] = [
    ["the Designer", () => "/"],
    ["the tag picker", () => "/", openPicker],
    ["the Designer with errors", () => "/", makeErrors],
    ["a run under way", () => `/runs/${underWay}`],
    ["a run that failed", () => `/runs/${failed}`],
    ["an unknown run", () => "/runs/none"],
    ["the runs", () => "/runs"],
    ["the projects", () => "/projects"],
    ["the projects with a tag", () => "/projects?tags=maps&sort=idea_score"],
    ["no projects", () => "/projects?tags=nobody-has-this"],
    ["a project", () => `/projects/${project}`],
    ["an unknown project", () => "/projects/999999"],
    ["an unknown page", () => "/nowhere"],
  ];

  it.each(pages)(
    "%s has no violations and never scrolls sideways, in both themes and widths",
    async (...row) => {
      const [, path, prepare] = row;
      const page = await open({ allow: /404/, viewport: { width: 1280, height: 800 } });
      await page.goto(server.url + path());
      await page.getByRole("heading", { level: 1 }).waitFor();
      await pageReady(page);
      await prepare?.(page);
      const found: string[] = [];
      for (const width of [1280, 360]) {
        await page.setViewportSize({ width, height: 800 });
        const wide = await page.evaluate(() => document.documentElement.scrollWidth);
        if (wide > width) found.push(`${width} px: ${wide} px wide`);
        for (const colorScheme of ["light", "dark"] as const) {
          await page.emulateMedia({ colorScheme });
          await page.locator(`html[data-theme="${colorScheme}"]`).waitFor();
          const { violations } = await new AxeBuilder({ page }).withTags(RULES).setLegacyMode().analyze();
          for (const { id, nodes } of violations) {
            found.push(`${width} px, ${colorScheme}: ${id}: ${nodes.map(({ html }) => html).join("\n")}`);
          }
        }
      }
      expect(found).toEqual([]);
    },
  );
});

async function openPicker(page: Page): Promise<void> {
  const tags = page.getByRole("combobox", { name: "Tags" });
  await tags.fill("gardening, music, s");
  await page.getByRole("option").first().waitFor();
}

async function makeErrors(page: Page): Promise<void> {
  await page.getByText("Advanced: seed and minimum idea score").click();
  await page.getByLabel("Seed", { exact: true }).fill("-1");
  await page.getByLabel("Number of ideas").fill("0");
  await page.getByRole("button", { name: /^Generate/ }).click();
  await page.getByRole("alert").filter({ hasText: "The run was not started" }).waitFor();
}
