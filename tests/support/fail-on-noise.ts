import { format } from "node:util";
import { afterAll, afterEach, beforeEach } from "vitest";

/**
 * A test that makes noise fails: `console.error` and `console.warn` are what React, Node and libraries
 * complain through. A test that means to provoke a complaint says so before it does:
 *
 *     expectNoise(/will not be retried/);
 *
 * and then fails when the complaint does not come. Unhandled rejections fail the run through vitest itself.
 */
export function expectNoise(pattern: RegExp): void {
  expected.push({ pattern, heard: false });
}

interface Expectation {
  pattern: RegExp;
  heard: boolean;
}

let expected: Expectation[] = [];
let noises: string[] = [];

/** Files one complaint: expected, or noise. */
function hear(level: string, parts: unknown[]): void {
  const said = format(...parts);
  const expectation = expected.find(({ pattern }) => pattern.test(said));
  if (expectation) expectation.heard = true;
  else noises.push(`console.${level}: ${said}`);
}

/** Ends a test: what was not expected, and what was expected and did not come. */
export function takeNoise(): string[] {
  const missing = expected.filter(({ heard }) => !heard).map(({ pattern }) => `never heard: ${pattern}`);
  const found = [...noises, ...missing];
  expected = [];
  noises = [];
  return found;
}

console.error = (...parts: unknown[]) => hear("error", parts);
console.warn = (...parts: unknown[]) => hear("warn", parts);

beforeEach(() => {
  expected = [];
});

function refuseNoise(): void {
  const found = takeNoise();
  if (found.length > 0) throw new Error(`Unexpected noise:\n${found.join("\n")}`);
}

afterEach(refuseNoise);
afterAll(refuseNoise);
