import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "playwright-core";

const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** What is in the markup of Swagger UI and of Base UI, out of reach. */
const KNOWN = [
  {
    id: "landmark-unique",
    html: /^<table [^>]*class="responses-table"/,
    why: "every open endpoint has a table with the role region, and none has a name",
  },
  {
    id: "heading-order",
    html: /^<h6>Authorized/,
    why: "the heading of an accepted token is two levels down",
  },
  {
    id: "aria-hidden-focus",
    html: /^<span [^>]*data-base-ui-focus-guard/,
    why: "a guard beside an open menu passes the focus on as soon as it gets it",
  },
];

/** Where they are forced, colours are the reader's own. */
const OF_COLOURS = ["color-contrast"];

/**
 * What is wrong with a page at 1280 and 320 pixels, in both themes, and at 1280 in forced colours: what axe finds, and
 * scrolling sideways.
 */
export async function findViolations(page: Page): Promise<string[]> {
  const found: string[] = [];
  for (const width of [1280, 320]) {
    await page.setViewportSize({ width, height: 800 });
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    if (wide > width) found.push(`${width} px: ${wide} px wide`);
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme });
      await page.locator(`html[data-theme="${colorScheme}"]`).waitFor();
      found.push(...(await analyse(page, `${width} px, ${colorScheme}`)));
    }
    if (width < 1280) continue;
    await page.emulateMedia({ forcedColors: "active" });
    found.push(...(await analyse(page, `${width} px, forced colours`, OF_COLOURS)));
    await page.emulateMedia({ forcedColors: "none" });
  }
  return found;
}

async function analyse(page: Page, look: string, without: string[] = []): Promise<string[]> {
  const axe = new AxeBuilder({ page })
    // What passes is not told: on a page with thousands of elements that is most of the work.
    .options({ resultTypes: ["violations"] })
    .withTags(RULES)
    .disableRules(without)
    .setLegacyMode();
  const { violations } = await axe.analyze();
  return violations.flatMap(({ id, nodes: all }) => {
    const nodes = all.filter(({ html }) => !isKnown(id, html));
    return nodes.length > 0 ? [`${look}: ${id}: ${nodes.map(({ html }) => html).join("\n")}`] : [];
  });
}

function isKnown(id: string, html: string): boolean {
  const known = KNOWN.find((violation) => violation.id === id && violation.html.test(html));
  if (known) console.info(`Left out, ${id}: ${known.why}`);
  return known !== undefined;
}
