import { expect, test } from "vitest";
import { ownOrigin } from "@/inngest/env";
import { readEnv } from "@/lib/core/env";

const KEYS = { INNGEST_SIGNING_KEY: "signkey-test-0123456789abcdef" };

test.each<[string, Record<string, string>, string | null]>([
  ["what is configured", { INNGEST_SERVE_ORIGIN: "https://a.example" }, "https://a.example"],
  [
    "this machine, to a server on it",
    { INNGEST_BASE_URL: "http://127.0.0.1:8288", PORT: "4000" },
    "http://localhost:4000",
  ],
  [
    "this machine, though it listens everywhere",
    { INNGEST_BASE_URL: "http://localhost:8288", HOST: "0.0.0.0" },
    "http://localhost:3000",
  ],
  ["this machine, by IPv6", { INNGEST_BASE_URL: "http://[::1]:8288", HOST: "::1" }, "http://localhost:3000"],
  ["this machine, to a dev server", { INNGEST_DEV: "1" }, "http://localhost:3000"],
  [
    "the address it listens on",
    { INNGEST_BASE_URL: "http://10.0.0.9:8288", HOST: "10.0.0.5" },
    "http://10.0.0.5:3000",
  ],
  [
    "an IPv6 address it listens on",
    { INNGEST_BASE_URL: "http://inngest:8288", HOST: "fd00::5" },
    "http://[fd00::5]:3000",
  ],
  ["nothing, to another container", { INNGEST_BASE_URL: "http://inngest:8288", HOST: "0.0.0.0" }, null],
  ["nothing, to another machine", { INNGEST_BASE_URL: "http://10.0.0.9:8288" }, null],
  ["nothing, to Inngest Cloud", KEYS, null],
])("the app's origin is %s", (_what, source, origin) => {
  expect(ownOrigin(readEnv(source))).toBe(origin);
});
