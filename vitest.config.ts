import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";
import { leftOut } from "./tests/support/postgres/left-out.mjs";

const root = fileURLToPath(new URL(".", import.meta.url));
const shared = {
  globals: false,
  setupFiles: ["tests/support/fail-on-noise.ts", "tests/support/patience.ts"],
  // As tests/support/patience.ts has it for `vi.waitFor`.
  expect: { poll: { timeout: 60_000 } },
  // Nothing listens there: a test that has no stub of Hacker News must not ask the real one.
  env: { HN_API_URL: "http://127.0.0.1:9/v0", HN_SEARCH_URL: "http://127.0.0.1:9/api/v1" },
  // One process a file: Prisma, the encoder and the executor are per-process singletons.
  pool: "forks" as const,
};

export default defineConfig({
  resolve: {
    alias: [
      { find: /^@\//, replacement: root },
      { find: "server-only", replacement: `${root}node_modules/server-only/empty.js` },
    ],
  },
  test: {
    maxWorkers: 2,
    projects: [
      {
        extends: true,
        test: {
          ...shared,
          name: "unit",
          include: ["tests/unit/**/*.test.ts"],
          // Some start a process or load the encoder, and other work may have both cores.
          testTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          ...shared,
          name: "integration",
          include: ["tests/integration/**/*.test.ts"],
          globalSetup: ["tests/support/migrated-store.ts"],
          testTimeout: 120_000,
          hookTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          ...shared,
          name: "postgres",
          env: { ...shared.env, TEST_STORE: "postgres" },
          include: ["tests/integration/**/*.test.ts", "tests/postgres/**/*.test.ts"],
          exclude: Object.keys(leftOut()),
          globalSetup: ["tests/support/migrated-store.ts", "tests/support/postgres/setup.ts"],
          testTimeout: 120_000,
          hookTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          ...shared,
          name: "instances",
          env: { ...shared.env, TEST_STORE: "postgres" },
          include: ["tests/instances/**/*.test.ts"],
          globalSetup: ["tests/support/production-build.ts", "tests/support/postgres/setup.ts"],
          // As long as instances are killed and started again.
          testTimeout: 1_800_000,
          hookTimeout: 120_000,
        },
      },
      {
        extends: true,
        test: {
          ...shared,
          name: "nodes",
          include: ["tests/nodes/**/*.test.ts"],
          globalSetup: ["tests/nodes/node-releases.ts"],
          fileParallelism: false,
          maxConcurrency: 2,
          testTimeout: 900_000,
          hookTimeout: 900_000,
        },
      },
      {
        extends: true,
        test: {
          ...shared,
          name: "e2e",
          include: ["tests/e2e/**/*.test.ts"],
          globalSetup: ["tests/support/production-build.ts"],
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
