import { afterAll, beforeAll, expect, test } from "vitest";
import { db } from "@/lib/core/db";
import { listProjects } from "@/lib/projects/list-projects";
import { projectByHand } from "../../support/projects-by-hand";
import { openTempStore, type TempStore } from "../../support/temp-store";

const PROJECTS = {
  cafe: { title: "Café Finder", description: "Where to drink crème brûlée lattes." },
  decomposed: { title: "Cafe\u0301 Ledger", description: "Books of a small bar." },
  weather: { title: "天气预报助手", description: "每天早上推送本地天气预报。" },
  japanese: { title: "お天気アプリ", description: "明日の東京の天気を教えてくれる。" },
  thai: { title: "แอปพยากรณ์อากาศ", description: "บอกสภาพอากาศวันพรุ่งนี้" },
  korean: { title: "날씨앱", description: "내일 날씨를 알려줍니다." },
  hindi: { title: "मौसम ऐप", description: "हिन्दी में मौसम।" },
  garden: {
    title: "Garden planner",
    shortDescription: "Weather for your garden",
    description: "Beds and rows.",
  },
  mention: {
    title: "Shed diary",
    description: "It once says garden, among much else about sheds and tools.",
  },
  tagged: { title: "Untold", description: "Says little.", tags: ["self-hosted", "c++"] },
  german: { title: "Straßenkarte", description: "Wege durch Köln, ½ m² je Seite." },
  turkish: { title: "İstanbul ışıkları", description: "Gece lambaları." },
  greek: { title: "Οδός Αθήνας", description: "Χάρτης της πόλης." },
  russian: { title: "Мой дневник", description: "Ещё один." },
  parts: { title: "Kettle", shortDescription: "Timer for tea", description: "Rocket™ fast 🚀Launch." },
  mixed: { title: "AI写作 studio", description: `${"Long texts.".repeat(50)}結び` },
};
type Name = keyof typeof PROJECTS;

let store: TempStore;
const names = new Map<number, Name>();
beforeAll(async () => {
  store = await openTempStore();
  for (const [name, project] of Object.entries(PROJECTS))
    names.set((await projectByHand(project)).id, name as Name);
});
afterAll(() => store.close());

const search = async (q: string, more = {}) => {
  const { projects, total } = await listProjects({ q, limit: 50, offset: 0, ...more });
  expect(total).toBe(projects.length);
  return projects.map(({ id }) => names.get(id));
};

test.each<[string, string, Name[]]>([
  ["a word without its accents", "cafe", ["cafe", "decomposed"]],
  ["a word with accents, composed or not", "cafe\u0301", ["cafe", "decomposed"]],
  ["capitals", "GARDEN", ["garden", "mention"]],
  ["the beginning of a word", "gard", ["garden", "mention"]],
  ["several words, wherever they stand", "garden planner rows", ["garden"]],
  ["a tag", "self-hosted", ["tagged"]],
  ["a Chinese word of two letters, in the middle of a sentence", "天气", ["weather"]],
  ["a Chinese word across what a segmenter splits", "气预报", ["weather"]],
  ["one Chinese letter", "报", ["weather"]],
  ["Japanese, kanji", "天気", ["japanese"]],
  ["Japanese, a word inside kana", "アプリ", ["japanese"]],
  ["Thai, a word inside a sentence", "อากาศ", ["thai"]],
  ["Thai, the word for tomorrow", "พรุ่งนี้", ["thai"]],
  ["Korean without its ending", "날씨", ["korean"]],
  ["Hindi, with its vowel signs", "हिन्दी", ["hindi"]],
  ["two scripts in one word", "AI写作", ["mixed"]],
  ["letters behind many others", "結び", ["mixed"]],
  ["a Chinese word and an English one", "studio 写作", ["mixed"]],
  ["German with its ß", "STRAßE", ["german"]],
  ["German, where ß is no ss", "strasse", []],
  ["an umlaut without its dots", "koln", ["german"]],
  ["numbers that are one letter", "½", ["german"]],
  ["a raised number", "m²", ["german"]],
  ["a dotted capital I", "istanbul", ["turkish"]],
  ["no dotless i as if it had one", "isiklari", []],
  ["Greek capitals, whose last sigma is another one within a word", "ΟΔΌΣ ΑΘΉΝΑΣ", ["greek"]],
  ["Greek, the beginning of a word that ends in sigma", "Αθήνα", ["greek"]],
  ["Greek, where an accent is another letter", "αθηνα", []],
  ["Russian capitals", "МОЙ ЕЩЁ", ["russian"]],
  ["Russian, where a breve is another letter", "мои", []],
  ["what stands together, within one text", "timer-for-tea", ["parts"]],
  ["nothing that begins in one text and ends in the next", "kettle-timer", []],
  ["a word beside a sign", "launch rocket", ["parts"]],
  ["Hindi with its vowel signs left out is another word", "हनद", []],
  ["letters in another order", "报预", []],
  ["words of two projects", "garden cafe", []],
  ["signs alone", "!?“”", []],
])("finds %s: %s", async (_what, q, expected) => {
  expect((await search(q)).toSorted()).toEqual(expected.toSorted());
});

test("a word in the title comes before one in the description, unless another order is asked for", async () => {
  expect(await search("garden")).toEqual(["garden", "mention"]);
  expect(await search("garden", { sort: "newest" })).toEqual(["mention", "garden"]);
});

test.each([
  '"',
  "'",
  "garden OR cafe",
  "title:garden",
  "gar*",
  "NEAR(a b)",
  "(",
  "^garden",
  "-garden",
  "a\u0000b",
  "%",
  "\\",
])("takes what FTS5 would read as its language for words: %j", async (q) => {
  await expect(search(q)).resolves.toEqual(expect.any(Array));
});

test("a project that is changed or deleted is found by what it says now", async () => {
  const { id } = await projectByHand({ title: "Kite tracker" });
  names.set(id, "tagged");
  expect(await search("kite")).toHaveLength(1);
  await db().project.update({ where: { id }, data: { title: "风筝 tracker" } });
  expect([await search("kite"), await search("风筝")]).toEqual([[], ["tagged"]]);
  await db().project.delete({ where: { id } });
  expect(await search("风筝")).toEqual([]);
});

test("hashtags that are no JSON, or whose letters are escaped, do not keep a project from being written", async () => {
  const odd = await projectByHand({ title: "Odd", hashtags: "#plain #words" });
  const escaped = await projectByHand({ title: "Escaped", hashtags: '["caf\\u00e9-society"]' });
  names.set(odd.id, "tagged").set(escaped.id, "mixed");
  expect([await search("plain"), await search("society")]).toEqual([["tagged"], ["mixed"]]);
});
