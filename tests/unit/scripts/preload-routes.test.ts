import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { preloadRoutes } from "../../../scripts/lib/preload-routes.mjs";

const loaded = globalThis as unknown as { loadedRoutes: string[] };

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "waywo-preload-"));
  loaded.loadedRoutes = [];
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function build(modules: Record<string, string>): Promise<void> {
  const files: Record<string, string> = {};
  for (const [route, code] of Object.entries(modules)) {
    const file = `app${route}.cjs`;
    files[route] = file;
    await mkdir(dirname(join(folder, file)), { recursive: true });
    await writeFile(join(folder, file), code);
  }
  await writeFile(join(folder, "app-paths-manifest.json"), JSON.stringify(files));
}

test("every page and endpoint of the build is loaded, pages first, also after one that cannot be", async () => {
  await build({
    "/api/[id]/route": "globalThis.loadedRoutes.push('/api')",
    "/broken/page": "throw new Error('broken')",
    "/page": "globalThis.loadedRoutes.push('/')",
  });
  await preloadRoutes(folder, { pauseMs: 1 });
  expect(loaded.loadedRoutes).toEqual(["/", "/api"]);
});

test("none is loaded while the thread is busy", async () => {
  await build({ "/page": "globalThis.loadedRoutes.push('/')" });
  let turns = 0;
  let left = 5;
  const busy = () => {
    const end = performance.now() + 20;
    while (performance.now() < end);
    expect(loaded.loadedRoutes).toEqual([]);
    turns++;
    if (--left > 0) setImmediate(busy);
  };
  setImmediate(busy);
  await preloadRoutes(folder, { pauseMs: 10 });
  expect([turns, loaded.loadedRoutes]).toEqual([5, ["/"]]);
});
