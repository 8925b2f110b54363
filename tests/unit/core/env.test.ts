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
      LLM_WARMUP_MS: 60_000,
      LLM_MAX_TOKENS: undefined,
      LLM_EXTRA_BODY: undefined,
      TRUSTED_PROXIES: undefined,
      GENERATE_LIMIT_PER_HOUR: 60,
      MAX_QUEUED_ROWS: 5000,
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
      'DATABASE_URL is "postgres://db"; it takes file: and the path of an SQLite file, without parameters; or a postgres:// address with a database.',
    ],
    [
      { LLM_BASE_URL: "localhost:1234" },
      'LLM_BASE_URL is "localhost:1234"; it takes an http or https address.',
    ],
    [
      { ADMIN_TOKEN: "short" },
      "ADMIN_TOKEN is shorter than 16 characters; it takes a token of 16 or more visible ASCII characters.",
    ],
    ...["app.example", "https://app.example/", "https://app.example/x", "null", "https://a.example,"].map(
      (value): [Record<string, string>, string] => [
        { CORS_ORIGIN: value },
        `CORS_ORIGIN is "${value}"; it takes origins such as https://app.example, separated by commas; or * for all.`,
      ],
    ),
    ...[
      "proxy.example",
      "10.0.0.0/33",
      "10.0.0.0/",
      "10.0.0.0/8/8",
      "::1/129",
      "loopback,",
      "*",
      "1.2.3",
    ].map((value): [Record<string, string>, string] => [
      { TRUSTED_PROXIES: value },
      `TRUSTED_PROXIES is "${value}"; it takes addresses and ranges such as 10.0.0.0/8, loopback or uniquelocal, separated by commas.`,
    ]),
    [
      { GENERATE_LIMIT_PER_HOUR: "-1" },
      'GENERATE_LIMIT_PER_HOUR is "-1"; it takes a whole number, 0 to 1000000, or off.',
    ],
    [{ MAX_QUEUED_ROWS: "0" }, 'MAX_QUEUED_ROWS is "0"; it takes a whole number, 1 to 1000000.'],
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
    "postgres://db.example",
    "postgres://db.example/",
    "mysql://db.example/waywo",
  ])("refuses the store %j, which is none", (url) => {
    const takes =
      "it takes file: and the path of an SQLite file, without parameters; or a postgres:// address with a database.";
    expect(() => readEnv({ DATABASE_URL: url })).toThrow(
      new EnvError(`DATABASE_URL is ${JSON.stringify(url)}; ${takes}`),
    );
  });

  test.each([
    "file:waywo.db",
    "file:/data/my store#1.db",
    "file:///data/waywo.db",
    "file:C:\\data\\waywo.db",
    "postgres://db.example/waywo",
    "postgresql://user:p%40ss@db.example:5433/waywo?sslmode=require",
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
      INNGEST_SIGNING_KEY: "signkey-test-00aa11bb22cc33dd",
      https_proxy: "http://user:s3cret-of-proxy@proxy",
    });
    const told = "s3cret-of-llm, signkey-test-00aa11bb22cc33dd and s3cret-of-proxy";
    expect(new EnvError(told).message).toBe("[key], [key] and [key]");
  });

  test("never shows a secret", () => {
    const secret = "s".repeat(5000);
    expect(() => readEnv({ LLM_API_KEY: secret })).toThrow(/^LLM_API_KEY is not valid; it takes a key\.$/);
  });

  test("takes a JSON object for every request, from the environment as text and from the store as it is", () => {
    const LLM_EXTRA_BODY = { chat_template_kwargs: { enable_thinking: false }, top_k: 20 };
    expect(readEnv({ LLM_EXTRA_BODY: JSON.stringify(LLM_EXTRA_BODY) })).toMatchObject({ LLM_EXTRA_BODY });
    expect(readEnv({ LLM_EXTRA_BODY })).toMatchObject({ LLM_EXTRA_BODY });
  });

  test.each(["[]", "1", "null", '"x"', "{", "enable_thinking=false", '{"messages":[]}', '{"stream":true}'])(
    "refuses %j for every request in one line",
    (LLM_EXTRA_BODY) => {
      expect(messageOf({ LLM_EXTRA_BODY })).toBe(
        `LLM_EXTRA_BODY is ${JSON.stringify(LLM_EXTRA_BODY)}; it takes a JSON object, without "messages" and "stream".`,
      );
    },
  );

  test("takes an address with a user, a password and a query", () => {
    const address = "https://me:s3cr%40et@host/v1/?api-version=2025-01-01";
    expect(readEnv({ LLM_BASE_URL: address })).toMatchObject({
      LLM_BASE_URL: "https://me:s3cr%40et@host/v1?api-version=2025-01-01",
    });
  });

  const COUNTS = [
    "PORT",
    "LLM_CONCURRENCY",
    "LLM_TIMEOUT_MS",
    "LLM_MAX_RETRIES",
    "LLM_MAX_TOKENS",
    "LLM_WARMUP_MS",
    "EMBEDDING_DIMENSIONS",
  ];
  const AMOUNTS = ["LLM_PRICE_INPUT", "LLM_PRICE_OUTPUT", "NOVELTY_THRESHOLD"];
  const NO_NUMBERS = [
    "1e1",
    "0x10",
    " 8 ",
    "8\n",
    "+8",
    "-8",
    "8_0",
    "٨",
    "NaN",
    "Infinity",
    "1e999",
    "true",
    "[8]",
  ];

  test.each([...COUNTS, "DAILY_TOKEN_BUDGET"])("%s is spelt as a whole number, or refused", (name) => {
    for (const value of [...NO_NUMBERS, "8.0", "8.5", "08", "9".repeat(400)]) {
      expect(() => readEnv({ [name]: value }), value).toThrow(EnvError);
    }
    const taken = name === "LLM_MAX_RETRIES" ? 20 : 200;
    expect(readEnv({ [name]: String(taken) })).toMatchObject({ [name]: taken });
  });

  test.each(AMOUNTS)("%s is spelt as a decimal number, or refused", (name) => {
    for (const value of [...NO_NUMBERS, "0,5", "1.", "9".repeat(400)]) {
      expect(() => readEnv({ [name]: value }), value).toThrow(EnvError);
    }
    expect(readEnv({ [name]: "0.25" })).toMatchObject({ [name]: 0.25 });
    expect(readEnv({ [name]: ".5" })).toMatchObject({ [name]: 0.5 });
  });

  test.each([
    "0",
    "127.1",
    "2130706433",
    "0x7f.1",
    "1.2.3.4.5",
    "http://x",
    "x:80",
    "[::1]",
    " x",
    "x\n",
    "*",
    "a b",
  ])("HOST=%j is refused", (HOST) => {
    expect(() => readEnv({ HOST })).toThrow(/^HOST is ".*"; it takes an address of this machine/);
  });

  test.each([
    "127.0.0.1",
    "0.0.0.0",
    "::",
    "fe80::1%eth0",
    "localhost",
    "app_1.internal",
    "xn--bcher-kva.example",
  ])("HOST=%s is taken", (HOST) => {
    expect(readEnv({ HOST })).toMatchObject({ HOST });
  });

  const KEYS = ["LLM_API_KEY", "EMBEDDING_API_KEY", "INNGEST_EVENT_KEY"];
  const NO_KEYS = [
    "sk-1\n",
    "sk-1\r\nX-Evil: 1",
    "\tsk-1",
    "sk-1 ",
    "sk\u00001",
    "sk\u001b[31m",
    "sk-\u007f",
    "sk-ü",
    "sk\u2010proj\u20131",
    "sk-1\nsk-2",
    "sk-密",
  ];

  test.each(KEYS)("%s with anything but visible ASCII is refused, and not shown", (name) => {
    for (const value of [...NO_KEYS, "\u200bsk-1", "sk-\u0085"]) {
      const sentence = `${name} is not one line of visible ASCII characters; it takes a key.`;
      expect(() => readEnv({ LLM_MODEL_NAME: "m", [name]: value }), JSON.stringify(value)).toThrow(sentence);
    }
    const key = "sk-proj_A.b/c+d=~ and-a-space";
    expect(readEnv({ LLM_MODEL_NAME: "m", [name]: key })).toMatchObject({ [name]: key });
  });

  test.each(["INNGEST_SIGNING_KEY", "INNGEST_SIGNING_KEY_FALLBACK"])("%s has to be one", (name) => {
    const hex = "0123456789abcdef";
    const bad = [
      "nonsense",
      "signkey-prod-",
      "signkey-prod-xyz",
      `signkey-${hex}`,
      `signkey-a-signkey-b-${hex}`,
      `${hex}0`,
    ];
    for (const value of [
      ...bad,
      "01",
      `signkey-prod-${hex}\n`,
      ` ${hex}`,
      `signkey--${hex}`,
      "ab".repeat(3000),
    ]) {
      expect(() => readEnv({ [name]: value }), value).toThrow(
        `${name} is not valid; it takes 16 or more hexadecimal digits, after Inngest's prefix or without it.`,
      );
    }
    for (const value of [hex, `signkey-prod-${hex}`, `signkey-branch_1-${hex.toUpperCase()}`]) {
      expect(readEnv({ [name]: value })).toMatchObject({ [name]: value });
    }
  });

  test.each([
    ["LLM_MODEL_NAME", "gpt\n5"],
    ["EMBEDDING_MODEL_NAME", "\u001b[31m"],
    ["LLM_BASE_URL", "http://a\n.b"],
    ["EMBEDDING_BASE_URL", "http://a/ b"],
    ["EMBEDDING_URL", "ftp://a"],
    ["INNGEST_BASE_URL", " http://a"],
    ["INNGEST_SERVE_ORIGIN", "app:3000"],
    ["INNGEST_DEV", "http://a\t"],
    ["LOG_LEVEL", "INFO"],
  ])("%s=%j is refused in one line", (name, value) => {
    expect(() => readEnv({ [name]: value })).toThrow(
      new RegExp(`^${name} is [^\\p{Cc}]+; it takes [^\\p{Cc}]+\\.$`, "u"),
    );
  });

  test("a number may be a number, as stored settings are", () => {
    expect(readEnv({ LLM_CONCURRENCY: 9, NOVELTY_THRESHOLD: 0.5 })).toMatchObject({ LLM_CONCURRENCY: 9 });
    for (const LLM_CONCURRENCY of [9.5, Number.NaN, -1])
      expect(() => readEnv({ LLM_CONCURRENCY })).toThrow(EnvError);
  });
});
