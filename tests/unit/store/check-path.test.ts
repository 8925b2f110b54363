import { spawnSync } from "node:child_process";
import { mkdir, mkdtemp, readdir, rm, symlink, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { checkStorePath } from "@/lib/store/check-path";
import { realStorePath } from "@/lib/store/real-path";

let folder: string;
let path: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "waywo-path-"));
  path = join(folder, "waywo.db");
});

afterEach(() => rm(folder, { recursive: true }));

async function expectRefused(store: string, sentence: string): Promise<void> {
  const before = await readdir(folder);
  const refusal = await checkStorePath(store).catch((error: unknown) => error);
  expect(refusal).toMatchObject({
    name: "StoreError",
    message: `${sentence}; set DATABASE_URL to another path.`,
  });
  expect(await readdir(folder)).toEqual(before);
}

test("a folder is refused", () => expectRefused(folder, `${folder} is a folder, not a file`));

test("a device is refused", () => expectRefused("/dev/null", "/dev/null is a device, not a file"));

test("a pipe is refused, without waiting for somebody to write to it", async () => {
  spawnSync("mkfifo", [path]);
  await expectRefused(path, `${path} is a pipe, not a file`);
});

test("a socket is refused", async () => {
  const server = createServer();
  await new Promise<void>((done) => server.listen(path, done));
  await expectRefused(path, `${path} is a socket, not a file`);
  await new Promise((done) => server.close(done));
});

test("a link to a file that is not there is refused, and the file is not made", async () => {
  await symlink("gone.db", path);
  await expectRefused(path, `${path} is a link to ${join(folder, "gone.db")}, which is not there`);
});

test("a link into a folder that is not there is refused", async () => {
  await symlink("/nowhere/waywo.db", path);
  await expectRefused(path, `${path} is a link to /nowhere/waywo.db, which is not there`);
});

test("a link to a link that leads nowhere is refused", async () => {
  await symlink("gone.db", join(folder, "second.db"));
  await symlink("second.db", path);
  await expectRefused(path, `${path} is a link to ${join(folder, "second.db")}, which is not there`);
});

test("a folder that is a link to one that is not there is refused", async () => {
  const data = join(folder, "data");
  await symlink("/nowhere/data", data);
  await expectRefused(
    join(data, "deep", "waywo.db"),
    `${data} is a link to /nowhere/data, which is not there`,
  );
});

test("links in a circle are refused", async () => {
  await symlink("b", join(folder, "a"));
  await symlink("a", join(folder, "b"));
  await expectRefused(join(folder, "a"), `${join(folder, "a")} is a link that leads back to itself`);
  const inside = join(folder, "a", "waywo.db");
  await expectRefused(inside, `${inside} is a link that leads back to itself`);
});

test("a path through a file is refused", async () => {
  await writeFile(path, "");
  const inside = join(path, "data", "waywo.db");
  await expectRefused(inside, `${inside} cannot be a file, because ${path} is not a folder`);
});

test("a name that no file can have is refused", async () => {
  const long = join(folder, "x".repeat(300));
  await expectRefused(long, `${long} has too long a name`);
});

test("a file, a link to one, and a place for one in folders still to be made are taken", async () => {
  await writeFile(path, "");
  await symlink("waywo.db", join(folder, "link.db"));
  await checkStorePath(path);
  await checkStorePath(join(folder, "link.db"));
  await checkStorePath(join(folder, "not", "yet", "there.db"));
  expect(await readdir(folder)).toEqual(["link.db", "waywo.db"]);
});

test("a store has one real path, by whatever links it is reached, and also once it is gone", async () => {
  const data = join(folder, "data");
  await mkdir(data);
  await symlink("data", join(folder, "link"));
  await symlink(join("link", "waywo.db"), path);
  const real = join(data, "waywo.db");
  const ways = [real, join(folder, "link", "waywo.db"), path, join(folder, "link", "..", "data", "waywo.db")];
  expect(ways.map((way) => realStorePath(way))).toEqual(ways.map(() => real));
  await writeFile(real, "");
  expect(ways.map((way) => realStorePath(way))).toEqual(ways.map(() => real));
  await rm(data, { recursive: true });
  expect(ways.map((way) => realStorePath(way))).toEqual(ways.map(() => real));
});
