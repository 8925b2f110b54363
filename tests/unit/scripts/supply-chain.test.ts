import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { describe, expect, test } from "vitest";
import { sbomProblems } from "../../../scripts/lib/sbom.mjs";
import { LICENSES_FILE, licensesDocument, lockedPackages } from "../../../scripts/licenses.mjs";

interface Locked {
  version?: string;
  integrity?: string;
  resolved?: string;
  license?: string;
  link?: boolean;
  inBundle?: boolean;
  hasInstallScript?: boolean;
}

const lock = JSON.parse(await readFile("package-lock.json", "utf8")) as { packages: Record<string, Locked> };
const entries = Object.entries(lock.packages).filter(([path, { link }]) => path !== "" && !link);
const nameOf = (path: string) => path.split("node_modules/").at(-1) ?? "";

/** The package whose own integrity covers one that it brings along. */
const bundler = (path: string) => lock.packages[path.slice(0, path.lastIndexOf("/node_modules/"))];

test("every package of the lock file has the hash of what is installed", () => {
  expect(entries.length).toBeGreaterThan(500);
  const lacking = entries.filter(
    ([path, { integrity, inBundle }]) =>
      !/^sha512-[\w+/]{86}==$/.test((inBundle ? bundler(path)?.integrity : integrity) ?? ""),
  );
  expect(lacking.map(([path]) => path)).toEqual([]);
});

test("no package comes from another place than the registry", () => {
  const elsewhere = entries.filter(
    ([, { resolved }]) => resolved !== undefined && !resolved.startsWith("https://registry.npmjs.org/"),
  );
  expect(elsewhere).toEqual([]);
});

/** Looked at, and needed by nobody: docs/decisions/002-install-scripts-are-off.md. @scarf/scarf only counts installs. */
const WITH_INSTALL_SCRIPT = [
  "@prisma/engines",
  "@scarf/scarf",
  "esbuild",
  "fsevents",
  "prisma",
  "protobufjs",
];

test("install scripts are off, and no package has one that nobody looked at", async () => {
  expect(await readFile(".npmrc", "utf8")).toMatch(/^ignore-scripts=true$/m);
  const found = entries.filter(([, { hasInstallScript }]) => hasInstallScript).map(([path]) => nameOf(path));
  expect(found.filter((name) => !WITH_INSTALL_SCRIPT.includes(name))).toEqual([]);
});

describe("known advisories are fixed in what is installed:", () => {
  // Advisory, package, first fixed version of the line that we are on.
  test.each([
    ["CVE-2025-29927: authorization in middleware is passed by", "next", "15.2.3"],
    ["CVE-2025-55182, CVE-2025-66478: code is run by a request to a server function", "next", "16.0.7"],
    ["CVE-2025-55183, CVE-2025-55184, CVE-2025-67779: source shown, server blocked", "next", "16.0.10"],
    ["CVE-2026-23869: server blocked by a request to a server function", "next", "16.2.3"],
    [
      "CVE-2026-44574, CVE-2026-44575, CVE-2026-45109: authorization in proxy.ts is passed by",
      "next",
      "16.2.6",
    ],
    ["CVE-2026-44578: requests to other hosts by an upgrade to WebSocket", "next", "16.2.6"],
    ["CVE-2026-44581: scripts in a nonce that the client sends", "next", "16.2.6"],
    [
      "CVE-2026-64641, CVE-2026-64643, CVE-2026-64649: server actions and requests of the server",
      "next",
      "16.2.11",
    ],
    ["CVE-2026-94482: server blocked by a request to a server action", "next", "16.4.1"],
    ["CVE-2025-55182: code is run by a request to a server function", "react", "19.2.1"],
    ["CVE-2025-55184, CVE-2025-67779: server blocked by such a request", "react", "19.2.3"],
    ["CVE-2026-23870: server blocked by such a request", "react", "19.2.6"],
    ["CVE-2026-23870: server blocked by such a request", "react-dom", "19.2.6"],
  ])("%s (%s %s)", (_advisory, name, fixed) => {
    expect(compare(lock.packages[`node_modules/${name}`]?.version ?? "0", fixed)).toBeGreaterThanOrEqual(0);
  });

  test("react and react-dom are of one version", () => {
    const [react, dom] = ["react", "react-dom"].map((name) => lock.packages[`node_modules/${name}`]?.version);
    expect(react).toBe(dom);
  });
});

/** A prerelease is older than its release. */
function compare(one: string, other: string): number {
  const parts = (version: string) => version.split("-")[0]?.split(".").map(Number) ?? [];
  const [a, b] = [parts(one), parts(other)];
  for (const [place, number] of a.entries()) if (number !== b[place]) return number - (b[place] ?? 0);
  return Number(other.includes("-")) - Number(one.includes("-"));
}

test.each([
  ["16.4.6", "16.4.6", 0],
  ["16.10.0", "16.9.9", 1],
  ["16.4.0", "16.4.1", -1],
  ["16.5.0-canary.1", "16.5.0", -1],
])("%s compares with %s", (one, other, sign) => {
  expect(Math.sign(compare(one, other))).toBe(sign);
});

const USABLE =
  /^(?:MIT|ISC|0BSD|BSD-[23]-Clause|Apache-2\.0|BlueOak-1\.0\.0|Unlicense|CC0-1\.0|Zlib|Python-2\.0|CC-BY-4\.0|OFL-1\.1|MPL-2\.0|EPL-2\.0|LGPL-3\.0-or-later)$/;

describe("docs/licenses.md", () => {
  test("is what npm run licenses writes", async () => {
    expect(await readFile(LICENSES_FILE, "utf8")).toBe(licensesDocument(lock));
  });

  test("has no licence that would bind those who run or change Waywo Designer", () => {
    const odd = lockedPackages(lock).filter(({ license }) =>
      license.split(/ (?:AND|and|OR) |[()]/).some((part: string) => part !== "" && !USABLE.test(part)),
    );
    expect(odd).toEqual([]);
  });
});

describe("a bill of materials", () => {
  const packages = {
    "": { version: "0.1.0" },
    "node_modules/a": { version: "1.0.0" },
    "node_modules/b": { version: "2.0.0" },
  };
  const component = (name: string, version: string) => ({
    "bom-ref": `${name}@${version}`,
    name,
    version,
    purl: `pkg:npm/${name}@${version}`,
    hashes: [{ alg: "SHA-512", content: "0".repeat(128) }],
  });
  const sbom = {
    bomFormat: "CycloneDX",
    specVersion: "1.5",
    serialNumber: "urn:uuid:6f7c0d27-4f43-4a4e-9d0c-3d4a3e6b9a11",
    metadata: { component: { "bom-ref": "waywo@0.1.0" } },
    components: [component("a", "1.0.0"), component("b", "2.0.0")],
    dependencies: [{ ref: "waywo@0.1.0", dependsOn: ["a@1.0.0"] }],
  };

  test("is right where it names every package of the lock file", () => {
    expect(sbomProblems(sbom, { packages })).toEqual([]);
  });

  test.each([
    ["another format", { bomFormat: "SPDX" }, /no CycloneDX/],
    ["no serial number", { serialNumber: undefined }, /serial number/],
    ["a package less", { components: [component("a", "1.0.0")] }, /b 2\.0\.0 is missing/],
    [
      "another version",
      { components: [component("a", "1.0.0"), component("b", "2.0.1")] },
      /b 2\.0\.1 is not in/,
    ],
    [
      "no hash",
      { components: [component("a", "1.0.0"), { ...component("b", "2.0.0"), hashes: [] }] },
      /no hash/,
    ],
    [
      "a dependency on nothing",
      { dependencies: [{ ref: "a@1.0.0", dependsOn: ["c@1"] }] },
      /c@1 is no component/,
    ],
  ])("is not with %s", (_what, change, problem) => {
    expect(sbomProblems({ ...sbom, ...change }, { packages }).join("\n")).toMatch(problem);
  });

  test("is made by what CI runs", async () => {
    expect(await readFile("scripts/test.mjs", "utf8")).toContain("billOfMaterials");
    expect(existsSync(".ci/run")).toBe(true);
    expect(await readFile(".ci/run", "utf8")).toContain("npm test");
  });
});
