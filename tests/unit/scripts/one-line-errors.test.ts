import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { afterEach, expect, test } from "vitest";
import { EnvError } from "@/lib/core/env";
import { StoreError } from "@/lib/store/store-error";
import { addressLine, checkAddress, checkDataFolder, readAddress } from "../../../scripts/lib/checks.mjs";
import { explainInstall } from "../../../scripts/lib/explain.mjs";
import { errorLine, SetUpError } from "../../../scripts/lib/set-up-error.mjs";

const servers: ReturnType<typeof createServer>[] = [];

afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

test("an unset and an empty address are the default, a set one is taken", () => {
  expect(readAddress({ NODE_ENV: "test", PORT: "" })).toEqual({ port: 3000, host: "127.0.0.1" });
  expect(readAddress({ NODE_ENV: "test", PORT: "0", HOST: "::" })).toEqual({ port: 0, host: "::" });
});

test.each(["abc", "70000", "-1", "80.5", "1e3", "0x10", " 80 ", "+80", "80.0", "080"])(
  "PORT=%s is refused with what it takes",
  (PORT) => {
    expect(() => readAddress({ NODE_ENV: "test", PORT })).toThrow(
      `PORT is "${PORT}"; it takes a port, 0 to 65535.`,
    );
  },
);

test("a busy port is told with another to choose", async () => {
  const server = createServer();
  servers.push(server);
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const { port } = server.address() as { port: number };
  await expect(checkAddress({ port, host: "127.0.0.1" })).rejects.toThrow(
    `Port ${port} is in use on 127.0.0.1; stop what runs there, or choose another: PORT=${port + 1} npm start`,
  );
});

test("a foreign address and a forbidden port say what to set", () => {
  const error = (code: string) => Object.assign(new Error(code), { code });
  expect(addressLine(error("EADDRNOTAVAIL"), { port: 1, host: "1.2.3.4" })).toMatch(
    /^HOST is "1\.2\.3\.4"; it takes/,
  );
  expect(addressLine(error("EACCES"), { port: 80, host: "::" })).toMatch(/^Port 80 is not allowed/);
});

test("a data folder that is still to be made passes when its nearest parent can be written to", async () => {
  const env = { NODE_ENV: "test", DATABASE_URL: `file:${tmpdir()}/not/yet/there/waywo.db` } as const;
  await expect(checkDataFolder(process.cwd(), env)).resolves.toBeUndefined();
});

test("a registry out of reach and a lock file out of step are told as such", () => {
  expect(explainInstall("npm error code ENOTFOUND")).toMatch(/registry cannot be reached/);
  expect(explainInstall("when your package.json and package-lock.json are in sync. Please")).toMatch(
    /do not agree/,
  );
  expect(explainInstall("npm error something new")).toBeNull();
});

test.each([new SetUpError("Do this."), new EnvError("Do this."), new StoreError("Do this.")])(
  "a %s is printed as its sentence alone",
  (error) => {
    expect(errorLine(error)).toBe("Do this.");
  },
);

test.each(["http://user:pass1word@host", "user:pass1word@host", "postgres:/user:p/a@ss1word@db/x"])(
  "%s is never shown with its password",
  (address) => {
    const error = Object.assign(new Error(`connect ${address}`), { code: "ENOTFOUND" });
    const lines = [
      errorLine(error),
      errorLine(new SetUpError(addressLine(error, { port: 1, host: address }))),
      errorLine(new SetUpError(`PORT is ${JSON.stringify(address)}; it takes a port.`)),
      errorLine(new SetUpError(`The data folder /srv/@app/${address} cannot be written to.`)),
    ];
    for (const line of lines) {
      expect(line).toContain("[key]@");
      expect(line).not.toContain("word");
    }
    expect(lines[0]).toContain("one-line-errors.test.ts");
  },
);

test("a path is no password", () => {
  const stack = "at f (file:///srv/node_modules/@scope/x.js:1:2)\n at C:\\srv\\@scope\\x.js:1:2";
  expect(errorLine(Object.assign(new Error(), { stack }))).toBe(stack);
});

test("a bug is printed with its stack", () => {
  expect(errorLine(new TypeError("x is undefined"))).toContain("one-line-errors.test.ts");
});
