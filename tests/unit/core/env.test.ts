import { describe, expect, test } from "vitest";
import { EnvError, readEnv } from "@/lib/core/env";

function messageOf(source: Record<string, string>): string {
  try {
    readEnv(source);
  } catch (error) {
    if (error instanceof EnvError) return error.message;
  }
  throw new Error("It was not refused.");
}

describe("the environment", () => {
  test("unset, has the defaults of the contract", () => {
    expect(readEnv({})).toMatchObject({
      PORT: 3000,
      HOST: "127.0.0.1",
      DATABASE_URL: "file:./data/waywo.db",
      LLM_CONCURRENCY: 8,
      LLM_TIMEOUT_MS: 60_000,
      LLM_MAX_RETRIES: 3,
    });
  });

  test("takes an empty value for unset", () => {
    expect(readEnv({ LLM_BASE_URL: "", PORT: "" })).toMatchObject({ LLM_BASE_URL: undefined, PORT: 3000 });
  });

  test.each([
    [{ PORT: "99999" }, 'PORT is "99999"; it takes a port, 0 to 65535.'],
    [{ LLM_CONCURRENCY: "many" }, 'LLM_CONCURRENCY is "many"; it takes a whole number, 1 to 256.'],
    [
      { DATABASE_URL: "postgres://db" },
      'DATABASE_URL is "postgres://db"; it takes file: and the path of an SQLite file, without parameters.',
    ],
    [
      { LLM_BASE_URL: "localhost:1234" },
      'LLM_BASE_URL is "localhost:1234"; it takes an http or https address.',
    ],
    [{ NOVELTY_THRESHOLD: "2" }, 'NOVELTY_THRESHOLD is "2"; it takes a number, 0 to 1.'],
    [{ INNGEST_DEV: "false" }, 'INNGEST_DEV is "false"; it takes 1, or a dev server\'s address.'],
    [{ LLM_API_KEY: "sk-secret" }, "LLM_MODEL_NAME is not set, but LLM_API_KEY is; it takes a model's name."],
    [
      { EMBEDDING_URL: "http://a", EMBEDDING_BASE_URL: "http://b" },
      "EMBEDDING_URL and EMBEDDING_BASE_URL are both set; set the one you mean.",
    ],
  ])("refuses %j in one line that says what to do", (source, sentence) => {
    expect(() => readEnv(source)).toThrow(new EnvError(sentence));
  });

  test.each([
    "file:",
    "file: ",
    "file::memory:",
    "file::memory:?cache=shared",
    "file:./:memory:",
    "file:./data/waywo.db?mode=memory",
    "file:?vfs=memdb",
    "file:./data/",
    "file://host/waywo.db",
    "file:./data/waywo.db\nPORT=1",
  ])("refuses the store %j, which is no file", (url) => {
    const takes = "it takes file: and the path of an SQLite file, without parameters.";
    expect(() => readEnv({ DATABASE_URL: url })).toThrow(
      new EnvError(`DATABASE_URL is ${JSON.stringify(url)}; ${takes}`),
    );
  });

  test.each([
    "file:waywo.db",
    "file:/data/my store#1.db",
    "file:///data/waywo.db",
    "file:C:\\data\\waywo.db",
  ])("takes the store %j", (url) => {
    expect(readEnv({ DATABASE_URL: url }).DATABASE_URL).toBe(url);
  });

  test.each([
    [{ LLM_BASE_URL: "ftp://user:pass1word@host/v1" }, "ftp://[key]@host/v1"],
    [{ LLM_BASE_URL: "user:pass1word@host:8000" }, "[key]@host:8000"],
    [{ EMBEDDING_URL: "http:\\user:pa@ss1word@" }, "http:[key]@"],
    [{ EMBEDDING_BASE_URL: "http://us er:pass1word%40host" }, "http://[key]@host"],
    [{ INNGEST_BASE_URL: "http://user:pass1\nword＠host" }, "http://[key]@host"],
    [{ INNGEST_DEV: "ftp://host/?a=1&password=pass1word" }, "ftp://host/?a=1&password=[key]"],
    [
      { DATABASE_URL: "postgres://user:p/ass1word@db/waywo?sslkey=pass1word" },
      "postgres://[key]@db/waywo?sslkey=[key]",
    ],
    [{ PORT: "http://user:pass1word@host" }, "http://[key]@host"],
  ])("shows %j without its password", (source, shown) => {
    const [name] = Object.keys(source);
    expect(messageOf(source)).toMatch(new RegExp(`^${name} is "`));
    expect(messageOf(source).replaceAll("\\", "")).toContain(`"${shown}"`);
    expect(messageOf(source)).not.toContain("word@");
    expect(messageOf(source)).not.toContain("pass1");
  });

  test("masks what is secret in one variable in what it says of another", () => {
    const source = { LLM_API_KEY: "my-own-key-1234", LLM_CONCURRENCY: "my-own-key-1234" };
    expect(messageOf(source)).toBe('LLM_CONCURRENCY is "[key]"; it takes a whole number, 1 to 256.');
  });

  test("has its passwords, keys and those of proxies masked from then on", () => {
    readEnv({
      LLM_BASE_URL: "http://user:s3cret-of-llm@host",
      INNGEST_SIGNING_KEY: "signkey-test-00aa11bb",
      https_proxy: "http://user:s3cret-of-proxy@proxy",
    });
    const told = "s3cret-of-llm, signkey-test-00aa11bb and s3cret-of-proxy";
    expect(new EnvError(told).message).toBe("[key], [key] and [key]");
  });

  test("never shows a secret", () => {
    const secret = "s".repeat(5000);
    expect(() => readEnv({ LLM_API_KEY: secret })).toThrow(/^LLM_API_KEY is not valid; it takes a key\.$/);
  });
});
