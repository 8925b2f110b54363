import { setTimeout as sleep } from "node:timers/promises";
import type { PostDetail } from "@/lib/contracts/hacker-news";
import { PATHS, pathTo } from "@/lib/contracts/paths";
import type { AppServer } from "./app-server";
import { StubHn } from "./stub-hn";
import type { StubHook } from "./stub-model/types";

const THREAD_ID = 40_890_000;
const ADMIN_TOKEN = "the-admin-token-of-a-small-thread";
const TIME = 1_793_600_000;

const TIDE_ALARM = {
  title: "Tide Alarm",
  short_description: "Wakes you when the sandbank falls dry",
  description:
    "An alarm clock that rings by the tide. It reads the nearest gauge, knows how long the walk to the water takes, and rings once a day at the hour that fits. Its author swims with it every morning.",
  hashtags: ["hardware", "maps", "weather"],
  urls: ["https://tides.example/"],
  idea_score: 8,
  complexity_score: 4,
};
/** Made up, like its authors. */
const COMMENTS = [
  {
    by: "saltmarsh",
    text: "I am building Tide Alarm, an alarm clock that rings by the tide: https://tides.example/",
    projects: [TIDE_ALARM],
  },
  {
    by: "pagecutter",
    text: "Still at Marginalia Index, which finds notes in scanned margins. Feedback is welcome!",
    projects: [
      {
        title: "Marginalia Index",
        short_description: "Finds handwritten notes in scanned books",
        description:
          "Reads the margins of scanned books and makes the notes in them searchable, page by page.",
        hashtags: ["books", "search", "history"],
        urls: [],
        idea_score: 7,
        complexity_score: 8,
      },
    ],
  },
  { by: "saltmarsh", text: "Update: Tide Alarm speaks Dutch now.", projects: [TIDE_ALARM] },
  { by: "passerby", text: "What a lovely thread.", projects: [] },
] as const;

/** A thread of Hacker News on loopback, the model that reads it, and the admin who imports it, of servers with its `env`. */
export class SmallThread {
  readonly env: Record<string, string>;

  private constructor(private readonly hn: StubHn) {
    this.env = { ADMIN_TOKEN, ...hn.env };
  }

  static async start(): Promise<SmallThread> {
    const comments = COMMENTS.map(({ by, text }, at) => {
      const id = THREAD_ID + 1 + at;
      return { id, type: "comment", by, text, time: TIME + 86_400 * at, parent: THREAD_ID };
    });
    const title = "Ask HN: What are you working on? (November 2026)";
    const kids = comments.map(({ id }) => id);
    const post = { id: THREAD_ID, type: "story", by: "host", title, time: TIME - 600, kids };
    return new SmallThread(
      await StubHn.start([{ ...post, score: 120, descendants: kids.length }, ...comments]),
    );
  }

  /** Finds in a comment what it tells of; undefined for what the model is asked about anything else. */
  readonly reader: StubHook = ({ route, body }) => {
    const asked = JSON.stringify(body.response_format ?? "").includes('"name":"projects"');
    const comment = route === "chat" && asked ? COMMENTS[Number(body.seed) - THREAD_ID - 1] : undefined;
    if (!comment) return undefined;
    const { projects } = comment;
    return { say: JSON.stringify({ reason: projects.length === 0 ? "a greeting" : "", projects }) };
  };

  /**
   * Imports it, and waits until every comment has been read.
   *
   * @returns the id of a project that two comments tell of
   */
  async import({ url }: AppServer): Promise<number> {
    await asAdmin(url, "addPost", { url: String(THREAD_ID) });
    let progress: PostDetail["import"];
    do {
      await sleep(50);
      const thread = await fetch(url + pathTo("getPost", { id: String(THREAD_ID) }));
      ({ import: progress } = (await thread.json()) as PostDetail);
      if (progress.failed > 0) throw new Error(`The thread was not read: ${progress.note}`);
    } while (progress.read < COMMENTS.length);
    const list = await fetch(`${url}${pathTo("listProjects", {})}?source=hn&q=tide`);
    const [project] = ((await list.json()) as { projects: { id: number }[] }).projects;
    if (!project) throw new Error("The thread brought no project.");
    return project.id;
  }

  /** Sets the sample corpus aside, or takes it back. */
  setSample({ url }: AppServer, inUse: boolean): Promise<void> {
    return asAdmin(url, "setSampleCorpus", { in_use: inUse });
  }

  close(): Promise<void> {
    return this.hn.close();
  }
}

async function asAdmin(url: string, name: "addPost" | "setSampleCorpus", body: unknown): Promise<void> {
  const { method, path } = PATHS[name];
  const headers = { "content-type": "application/json", authorization: `Bearer ${ADMIN_TOKEN}` };
  const response = await fetch(url + path, { method, headers, body: JSON.stringify(body) });
  if (!response.ok) throw new Error(`${path} answered ${response.status}: ${await response.text()}`);
}
