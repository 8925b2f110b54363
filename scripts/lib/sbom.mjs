import { mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { lockedPackages } from "../licenses.mjs";
import { npmCommand } from "./npm.mjs";
import { runCommand } from "./run-command.mjs";

/** What CI keeps. */
export const SBOM_FILE = ".cache/sbom.cdx.json";

/**
 * Writes the bill of materials of package-lock.json, in CycloneDX's JSON.
 *
 * @param {string} root
 * @returns {Promise<string[]>} what is wrong with it
 */
export async function writeSbom(root) {
  const args = ["sbom", "--package-lock-only", "--sbom-format=cyclonedx", "--sbom-type=application"];
  const { code, output } = await runCommand(...npmCommand(args), { cwd: root });
  if (code !== 0) return [`npm sbom ended with ${code}: ${output.slice(-2000)}`];
  const file = join(root, SBOM_FILE);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, output);
  const lock = JSON.parse(await readFile(join(root, "package-lock.json"), "utf8"));
  return sbomProblems(JSON.parse(output), lock);
}

/**
 * Where a bill of materials is no CycloneDX, or not that of a lock file.
 *
 * @param {any} sbom
 * @param {Parameters<typeof lockedPackages>[0]} lock
 * @returns {string[]}
 */
export function sbomProblems(sbom, lock) {
  const problems = [];
  if (sbom.bomFormat !== "CycloneDX" || !/^1\.\d$/.test(sbom.specVersion))
    problems.push("It is no CycloneDX.");
  if (!/^urn:uuid:[\da-f-]{36}$/.test(sbom.serialNumber)) problems.push("It has no serial number.");
  const components = new Map();
  for (const component of sbom.components ?? []) {
    const { name, version, purl, hashes, "bom-ref": ref } = component;
    components.set(`${name} ${version}`, ref);
    if (!purl?.startsWith("pkg:npm/")) problems.push(`${name} has no package URL.`);
    if (!hashes?.some(({ alg = "", content = "" }) => alg === "SHA-512" && /^[\da-f]{128}$/.test(content)))
      problems.push(`${name} ${version} has no hash.`);
  }
  for (const { name, version } of lockedPackages(lock)) {
    if (!components.delete(`${name} ${version}`)) problems.push(`${name} ${version} is missing.`);
  }
  for (const extra of components.keys()) problems.push(`${extra} is not in the lock file.`);
  const refs = new Set([sbom.metadata?.component?.["bom-ref"]]);
  for (const { "bom-ref": ref } of sbom.components ?? []) refs.add(ref);
  for (const { ref, dependsOn = [] } of sbom.dependencies ?? []) {
    for (const name of [ref, ...dependsOn]) if (!refs.has(name)) problems.push(`${name} is no component.`);
  }
  return problems;
}
