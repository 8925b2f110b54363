import { spawnSync } from "node:child_process";
import { copyFile, mkdir, mkdtemp, realpath, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, relative, resolve } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";

/** A folder, and what a file in it imports. */
type Case = [folder: string, imported: string];

const FORBIDDEN: Case[] = [
  ["lib/runs", "@/inngest/client"],
  ["lib", "../components/ui/button"],
  ["lib/llm", "@/app/page"],
  ["lib/llm", "@/lib/pipeline/prompt"],
  ["lib/llm", "@/lib/contracts/health"],
  ["lib/llm/answer", "../../pipeline/column"],
  ["lib/embeddings", "@/lib/projects/project-vectors"],
  ["lib/embeddings", "@/lib/workers/workers"],
  ["lib/llm", "@/lib/builtin/composer/composer"],
  ["lib/workers", "@/lib/core/db"],
  ["lib/workers", "@/lib/projects/project-vectors"],
  ["lib/workers", "@/lib/embeddings/provider"],
  ["lib/workers", "../runs/state"],
  ["lib/quality", "@/lib/core/db"],
  ["lib/quality/measures", "@/lib/runs/get-run"],
  ["lib/settings", "@/lib/llm/deps"],
  ["lib/core", "@/lib/settings/settings"],
  ["lib/core", "@/lib/store/connection/adapter"],
  ["lib/net", "../runs/state"],
  ["lib/store/connection", "@/lib/core/db"],
  ["lib/store/connection", "../store-error"],
  ["lib/store/connection", "zod"],
  ["lib/runs", "@/lib/http/route"],
  ["lib/auth", "@/lib/runs/get-run"],
  ["lib/auth", "@/lib/http/problem"],
  ["lib/auth", "@/lib/settings/settings"],
  ["lib/auth", "next/navigation"],
  ["lib/runs", "@/lib/doctor/examine-store"],
  ["lib/doctor", "@/inngest/queue"],
  ["lib/doctor", "@/lib/http/route"],
  ["lib/pipeline", "../http/problem"],
  ["lib/pipeline", "@/lib/runs/row/generate-row"],
  ["lib/pipeline/columns", "@/lib/projects/read-vocabulary"],
  ["lib/pipeline", "../store/open-store"],
  ["lib/projects", "next/server"],
  ["lib/projects", "@/lib/hn/read-comment"],
  ["lib/hn", "@/inngest/client"],
  ["lib/projects", "@/lib/review/bin"],
  ["lib/runs", "../review/decide"],
  ["lib/review", "@/lib/http/route"],
  ["lib/review", "@/inngest/queue"],
  ["lib/review/bulk", "@/inngest/events"],
  ["lib/review", "@/lib/hn/comments"],
  ["lib/hn", "@/lib/http/route"],
  ["lib/hn", "@/lib/doctor/examine-store"],
  ["lib/contracts", "@/lib/core/errors"],
  ["lib/contracts", "node:fs"],
  ["lib/builtin/composer", "@/lib/core/singleton"],
  ["lib/builtin/composer", "server-only"],
  ["lib/builtin/composer", "openai"],
  ["lib/builtin/composer", "../encoder/encoder"],
  ["lib/builtin/composer", "./idea/../../encoder/encoder"],
  ["lib/builtin/composer/idea", "@/lib/builtin/composer/catalogue"],
  ["lib/builtin/composer/idea", "../../encoder/encoder"],
  ["lib/builtin/composer/idea", "../../../env"],
  ["lib/builtin/composer/idea", "../judge/../../encoder/encoder"],
  ["lib/builtin/composer/idea", "@energetic-ai/embeddings"],
  ["lib/builtin/encoder", "@/lib/core/env"],
  ["lib/builtin/encoder", "server-only"],
  ["lib/builtin/encoder", "../composer/composer"],
  ["lib/builtin/executor", "@/lib/core/logger"],
  ["lib/builtin/executor", "@/lib/builtin/composer/fetch"],
  ["lib/builtin/executor", "../../logger"],
  ["lib/builtin/executor", "./../composer/fetch"],
  ["lib/builtin/executor", "pino"],
  ["lib/builtin/executor", "inngest"],
  ["components/runs", "@/lib/runs/create-run"],
  ["components/runs", "../../lib/db"],
  ["components/runs", "@/inngest/events"],
  ["components/runs", "zod"],
  ["components/runs", "@/lib/contracts/runs"],
  ["components/runs", "@/lib/contracts"],
  ["components/runs", "@/lib/contracts/paths"],
  ["lib/client/runs", "zod"],
  ["lib/client/runs", "@/lib/contracts/projects"],
  ["lib/client/runs", "../../contracts/runs"],
  ["lib/client", "@/lib/runs/create-run"],
  ["lib/client", "@/components/ui/button"],
  ["lib/view", "zod"],
  ["lib/view", "@/lib/contracts/runs"],
  ["lib/view", "@/lib/client/http"],
  ["lib/view", "react"],
  ["inngest/functions", "@/components/ui/button"],
  ["inngest/functions", "@/lib/http/problem"],
  ["app", "@/lib/core/db"],
  ["app/runs", "@/inngest/client"],
  ["app/api/health", "@/components/ui/button"],
  ["app/api/health", "@/inngest/functions/generate-row"],
  ["app/api/generate-ideas", "@/inngest/events"],
  ["app/api/generate-ideas", "@/inngest/serve"],
  ["app/api/inngest", "@/inngest/client"],
];

const ALLOWED: Case[] = [
  ["lib/runs", "@/lib/core/db"],
  ["lib/auth", "@/lib/core/db"],
  ["lib/auth", "@/lib/contracts/endpoint"],
  ["lib/http", "@/lib/auth/actor"],
  ["lib/doctor", "@/lib/runs/sweep-runs"],
  ["lib/doctor/checks", "../finding"],
  ["lib/llm", "@/lib/settings/settings"],
  ["lib/llm", "@/lib/net/bounded-fetch"],
  ["lib/embeddings", "@/lib/builtin/encoder/encoder"],
  ["lib/settings", "@/lib/core/db"],
  ["lib/core", "../generated/prisma/client"],
  ["lib/store", "./connection/adapter"],
  ["lib/store/connection", "./writer"],
  ["lib/store/connection", "node:timers/promises"],
  ["lib/store/connection", "better-sqlite3"],
  ["lib/store/connection", "@prisma/driver-adapter-utils"],
  ["lib/store/connection", "@/lib/generated/prisma/client"],
  ["lib/pipeline", "@/lib/llm/ask"],
  ["lib/pipeline/columns", "../column"],
  ["lib/pipeline/columns", "@/lib/core/json-list"],
  ["lib/contracts", "zod"],
  ["lib/contracts", "./tag"],
  ["lib/builtin/composer", "zod"],
  ["lib/builtin/composer", "node:crypto"],
  ["lib/builtin/composer", "node:timers/promises"],
  ["lib/builtin/composer", "./idea/compose-idea"],
  ["lib/builtin/composer", "./knowledge/food.json"],
  ["lib/builtin/composer/idea", "zod"],
  ["lib/builtin/composer/idea", "./plan-idea"],
  ["lib/builtin/composer/idea", "../catalogue"],
  ["lib/builtin/composer/idea", "../text/english"],
  ["lib/builtin/encoder", "zod"],
  ["lib/builtin/encoder", "@energetic-ai/embeddings"],
  ["lib/builtin/encoder", "node:timers/promises"],
  ["lib/llm", "@/lib/workers/compute"],
  ["lib/embeddings", "@/lib/workers/compute"],
  ["lib/projects", "@/lib/workers/workers"],
  ["lib/review", "@/lib/projects/project-dto"],
  ["lib/review/bulk", "@/lib/projects/long-read"],
  ["lib/review", "@/lib/runs/row/list-rows"],
  ["lib/review", "@/lib/pipeline/columns/metadata-fields"],
  ["inngest", "@/lib/review/bin"],
  ["lib/hn", "@/lib/net/bounded-fetch"],
  ["lib/hn", "@/lib/projects/create-projects"],
  ["lib/hn", "@/lib/runs/row/token-budget"],
  ["inngest/functions", "@/lib/hn/read-comment"],
  ["app/api/waywo-posts", "@/lib/hn/add-post"],
  ["lib/workers", "@/lib/builtin/composer/composer"],
  ["lib/workers", "@/lib/embeddings/vector-index"],
  ["lib/workers", "@/lib/core/singleton"],
  ["lib/workers", "./worker-thread"],
  ["lib/workers", "node:worker_threads"],
  ["lib/builtin/executor", "zod"],
  ["lib/builtin/executor", "ulid"],
  ["lib/builtin/executor", "parse-duration"],
  ["lib/builtin/executor", "node:crypto"],
  ["lib/builtin/executor", "./run"],
  ["lib/contracts", "./limits"],
  ["components/runs", "@/lib/contracts/types"],
  ["components/runs", "@/lib/contracts/limits"],
  ["components/runs", "@/lib/client/api-error"],
  ["components/runs", "@/lib/view/links"],
  ["components/runs", "../ui/button"],
  ["components/runs", "lucide-react"],
  ["lib/client/runs", "../http"],
  ["lib/client/runs", "@/lib/contracts/types"],
  ["lib/client", "@/lib/contracts/paths"],
  ["lib/client", "@/lib/view/search-params"],
  ["lib/view", "@/lib/contracts/types"],
  ["lib/view", "nuqs/server"],
  ["inngest/functions", "@/lib/runs/row/save-row"],
  ["app", "@/lib/projects/list-projects"],
  ["app", "@/inngest/queue"],
  ["app/api/generate-ideas", "@/inngest/queue"],
  ["app/api/inngest", "@/inngest/serve"],
];

let root: string;
let restricted: string[];

const fileOf = ([folder, imported]: Case) => `${folder}/${imported.replace(/\W+/g, "-")}.case.ts`;

/** The files of the tree that the linter says import what they must not. */
function lint(): string[] {
  const biome = resolve("node_modules/@biomejs/biome/bin/biome");
  const args = [
    biome,
    "lint",
    "--only=style/noRestrictedImports",
    "--max-diagnostics=none",
    "--reporter=github",
    ".",
  ];
  const { stdout } = spawnSync(process.execPath, args, { cwd: root, encoding: "utf8" });
  return [...stdout.matchAll(/title=lint\/style\/noRestrictedImports,file=([^,]+),/g)].map(
    ([, file]) => file ?? "",
  );
}

beforeAll(async () => {
  root = await realpath(await mkdtemp(join(tmpdir(), "waywo-imports-")));
  for (const name of ["biome.json", ".gitignore"]) await copyFile(name, join(root, name));
  for (const one of [...FORBIDDEN, ...ALLOWED]) {
    await mkdir(join(root, one[0]), { recursive: true });
    const source = `import { thing } from "${one[1]}";\n\nexport const used = thing;\n`;
    await writeFile(join(root, fileOf(one)), source);
  }
  restricted = lint().map((file) => relative(root, file));
});

afterAll(() => rm(root, { recursive: true }));

test.each(FORBIDDEN)("%s may not import %s", (...one) => {
  expect(restricted).toContain(fileOf(one));
});

test.each(ALLOWED)("%s may import %s", (...one) => {
  expect(restricted).not.toContain(fileOf(one));
});
