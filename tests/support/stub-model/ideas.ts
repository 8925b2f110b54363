import { hash, pick } from "./random";
import type { StubColumn, StubRequest } from "./types";
import { DOES, KINDS, MANNERS, NOUNS, PEOPLE, THINGS, TIMES, VERBS, WHAT, WITH } from "./words";

const lastUser = ({ messages }: StubRequest) => messages.find(({ role }) => role === "user")?.content ?? "";

/** Which column a chat request is for: by the name of its format, else by its words. */
export function columnOf(body: Record<string, unknown>, messages: { content: string }[]): StubColumn {
  const words = `${JSON.stringify(body.response_format ?? "")} ${messages.map(({ content }) => content).join("\n")}`;
  if (/"name":"compare/i.test(words) || words.includes('"better"')) return "compare_ideas";
  if (/"name":"(idea_?)?quality/i.test(words) || words.includes('"idea_score"')) return "idea_quality";
  if (/"name":"metadata/i.test(words) || words.includes('"short_description"')) return "metadata";
  return "project_idea";
}

/** The n-th title; the first 3,220 differ. Two or three words. */
function title(n: number): string {
  const manner = pick(MANNERS, n);
  const thing = pick(THINGS, n + Math.floor(n / MANNERS.length));
  const round = Math.floor(n / (MANNERS.length * THINGS.length));
  return round === 0 ? `${manner} ${thing}` : `${manner} ${thing} ${pick(KINDS, round - 1)}`;
}

/**
 * What a good model would say; another idea each time, the same metadata for the same idea.
 *
 * @param first the number of the first idea; null gives the same idea every time
 */
export function goodAnswer(request: StubRequest, first: number | null = 0): string {
  const prompt = lastUser(request);
  if (request.column === "metadata") return JSON.stringify(metadata(prompt, request.columnIndex));
  if (request.column === "compare_ideas") return JSON.stringify(comparison(prompt));
  if (request.column === "idea_quality") return JSON.stringify(quality(prompt));
  return idea(first === null ? 0 : first + request.columnIndex, prompt);
}

function idea(n: number, prompt: string): string {
  const by = hash(`idea ${n}`);
  const audience = /Target audience: (.+)/.exec(prompt)?.[1] ?? "hobby programmers";
  const named = /Required tags[^:]*: (.+)/.exec(prompt)?.[1] ?? /Primary tag: (.+)/.exec(prompt)?.[1];
  const tags = named?.replaceAll('"', "") ?? "tools";
  const does = pick(DOES, by).toLowerCase();
  const what = pick(WHAT, by >>> 4);
  return [
    `${title(n)} is a project for ${audience} that ${does} ${what}. It joins ${tags} in one place, because today ` +
      `people who care about ${what} keep their notes in several tools that never agree.`,
    `It works with ${pick(WITH, by >>> 8)}: what comes in is stored locally, compared with the ${n + 2} cases seen ` +
      `before, and shown as one short list. Nothing else does this without an account.`,
  ].join("\n\n");
}

function metadata(prompt: string, n: number) {
  const named = /<idea-\w+>\s*([A-Z]\w+(?: [A-Z]\w+){1,4}) is a/.exec(prompt)?.[1];
  const name = named ?? title(n);
  const by = hash(named ?? `metadata ${n}`);
  const list = (label: string) =>
    (new RegExp(`${label}: (.+)`).exec(prompt)?.[1] ?? "")
      .split(",")
      .map((tag) => tag.trim().replaceAll('"', ""));
  const required = list("Required hashtags").filter(Boolean);
  const more = [...list("Hashtags in use[^:]*"), "self-hosted", "local-first", "open-data"].filter(
    (tag) => /^[a-z0-9][a-z0-9.+#-]*$/.test(tag) && !required.includes(tag),
  );
  const people = pick(PEOPLE, by >>> 12);
  return {
    title: name,
    short_description: `${pick(DOES, by)} ${pick(WHAT, by >>> 4)} with ${pick(WITH, by >>> 8)} for ${people}`,
    description: description(name),
    hashtags: [...required, ...more.slice(0, Math.max(0, 3 - required.length))],
  };
}

/** For each name other words: in a frame with other nouns in it, a reader would find one idea again. */
function description(name: string): string {
  const act = (place: number) => {
    const word = (list: readonly [string, ...string[]], kind: string) =>
      pick(list, hash(`${name} ${place} ${kind}`));
    return `${word(PEOPLE, "people")} ${word(VERBS, "act")} ${word(NOUNS, "things")}`;
  };
  return `${name}: ${act(1)}, ${act(2)}, ${act(3)} ${pick(TIMES, hash(`${name} time`))}.`;
}

function quality(prompt: string) {
  const target = Number(/Target complexity: (\d+)/.exec(prompt)?.[1] ?? 5);
  return {
    idea_reasoning: "It names whom it is for and what they lack today.",
    idea_score: 4 + (hash(prompt) % 6),
    complexity_reasoning: "Its parts are known; joining them is the work.",
    complexity_score: Math.min(10, Math.max(1, target)),
  };
}

/** The one whose text has the greater hash, wherever it stands. */
function comparison(prompt: string) {
  const [first = 0, second = 0] = ["first", "second"].map((name) =>
    hash(new RegExp(`<${name}-\\w+>([\\s\\S]*?)</${name}-`).exec(prompt)?.[1] ?? ""),
  );
  return { reasoning: "It says whom it is for.", better: first >= second ? "a" : "b" };
}
