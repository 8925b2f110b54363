import { truncate, writeFile } from "node:fs/promises";
import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { db } from "@/lib/core/db";
import { importProjects } from "@/lib/imports/import-projects";
import { MAX_RECORD_BYTES } from "@/lib/imports/record";
import { importScene, record } from "./scene";

const { importText, titles, beside } = importScene();
const HEADER = "title,short_description,description,idea_score,complexity_score";
const good = JSON.stringify(record());
const csv = `${HEADER}\nTidewatch,b,c,7,4\n`;
const latin1 = (text: string) => Buffer.from(text, "latin1");
const utf16 = (text: string) => Buffer.from(`\ufeff${text}`, "utf16le");

describe("a file that is something else than it seems changes nothing", () => {
  test.each<[string, Uint8Array | string, string]>([
    ["a.jsonl", gzipSync(good), "The file is compressed (gzip); unpack it first."],
    ["a.csv", gzipSync(csv), "The file is compressed (gzip); unpack it first."],
    [
      "a.csv",
      "PK\u0003\u0004spreadsheet",
      "The file is compressed (zip, or a spreadsheet); unpack it, or save it as CSV.",
    ],
    ["a.json", utf16(`[${good}]`), "The file is UTF-16; save it as UTF-8."],
    ["a.csv", utf16(csv), "The file is UTF-16; save it as UTF-8."],
    ["a.csv", Buffer.from(utf16(csv)).swap16(), "The file is UTF-16; save it as UTF-8."],
    [
      "twice.csv",
      `Title,${HEADER}\na,Tidewatch,b,c,7,4\n`,
      "The CSV file's first line has the column title twice.",
    ],
    [
      "wide.csv",
      `title${"x".repeat(9_000_000)}`,
      "The CSV file's first line cannot be read. It is longer than 8 MiB. Is a quote missing?",
    ],
    ["quote.csv", `"${csv}`, "The CSV file's first line cannot be read. A quote is opened and never closed."],
    ["empty.csv", "", "The CSV file's first line lacks the column title, short_description, description."],
    ["line.json", "x".repeat(20_000_000), "The file is not a JSON list of projects"],
  ])("%s: %#", async (name, content, sentence) => {
    await expect(importText(name, content)).rejects.toMatchObject({
      code: "invalid_request",
      message: expect.stringContaining(sentence),
    });
    expect(await titles()).toEqual([]);
  });
});

describe("bytes that are not what they should be cost their own record", () => {
  test.each<[string, Uint8Array, number, RegExp]>([
    ["latin1.csv", latin1(`${csv}Caf\u00e9,b,c,7,4\nTwo,b,c,7,4\n`), 3, /^It is not UTF-8\.$/],
    ["nul.csv", latin1(`${csv}N\0l,b,c,7,4\nTwo,b,c,7,4\n`), 3, /^title holds NUL or half a character\.$/],
    [
      "nul.jsonl",
      latin1(`${good}\n{"title":"a\0b"}\n${JSON.stringify(record({ title: "Two" }))}`),
      2,
      /^It is not valid JSON: /,
    ],
    [
      "nuls.jsonl",
      Buffer.concat([
        latin1(`${good}\n`),
        Buffer.alloc(1000),
        latin1(`\n${JSON.stringify(record({ title: "Two" }))}`),
      ]),
      2,
      /^It is not valid JSON: /,
    ],
    [
      "escape.jsonl",
      latin1(`${good}\n\u001b[31m\n${JSON.stringify(record({ title: "Two" }))}`),
      2,
      /^It is not valid JSON: \P{Cc}+$/u,
    ],
    [
      "key.jsonl",
      latin1(
        `${good}\n${JSON.stringify(record({ url_summaries: { ["k".repeat(3_000_000)]: 7 } }))}\n${JSON.stringify(record({ title: "Two" }))}`,
      ),
      2,
      /^url_summaries\.k{400,500}$/,
    ],
  ])("%s", async (name, content, line, reason) => {
    const report = await importText(name, content);
    expect(report).toMatchObject({ read: 3, added: 2, failed: 1 });
    expect(report.errors).toEqual([{ line, reason: expect.stringMatching(reason) }]);
    expect(await titles()).toEqual(["Tidewatch", "Two"]);
  });
});

describe("what programs write is read all the same:", () => {
  const both = (end: string, mark = "") =>
    `${mark}${HEADER},hashtags${end}Tidewatch,b,"c${end}é",7,4,"iot,fishing"${end}Two,b,c,7,4,${end}`;
  test.each([
    ["Windows line ends", both("\r\n")],
    ["line ends of old Macs", both("\r")],
    ["a byte order mark", both("\n", "\ufeff")],
    ["no line end at the end", both("\n").trimEnd()],
    ["empty lines between", both("\n").replace("\nTwo", "\n\n\nTwo")],
    ["a column without a name", both("\n").replaceAll(",7,4", ",7,4,,").replace(",hashtags", ",,,hashtags")],
  ])("CSV with %s", async (_, content) => {
    expect(await importText("a.csv", content)).toMatchObject({ added: 2, failed: 0 });
    expect(await titles()).toEqual(["Tidewatch", "Two"]);
    expect((await db().project.findFirstOrThrow({ where: { title: "Tidewatch" } })).description).toMatch(
      /^c\s{1,2}é$/,
    );
  });

  test.each([
    ["a.json", `\ufeff\r\n[\r\n${good}\r\n]\r\n`],
    ["a.jsonl", `\ufeff${good}\r\n\r\n`],
  ])("%s with a byte order mark and Windows line ends", async (name, content) => {
    expect(await importText(name, content)).toMatchObject({ added: 1, failed: 0 });
  });
});

test("a file of two gigabytes, most of it one line, is read in bounded memory", async () => {
  const path = beside("large.jsonl");
  await writeFile(path, `${good}\n`);
  await truncate(path, 2 * 1024 ** 3);
  await writeFile(path, `\n${JSON.stringify(record({ title: "Two" }))}\n`, { flag: "a" });
  let peak = 0;
  const before = process.memoryUsage.rss();
  const watch = setInterval(() => {
    peak = Math.max(peak, process.memoryUsage.rss() - before);
  }, 50);
  const report = await importProjects(path);
  clearInterval(watch);
  expect(report).toMatchObject({
    added: 2,
    failed: 1,
    errors: [{ line: 2, reason: `It is longer than ${MAX_RECORD_BYTES / 1024 ** 2} MiB.` }],
  });
  expect(peak).toBeLessThan(300 * 1024 ** 2);
});
