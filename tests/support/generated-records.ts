import { REVIEW_STATUSES } from "@/lib/contracts/review-status";

/** Texts that files of any format get wrong: quotes, lines, formulas, scripts, emoji, separators of JSON. */
const TRICKY = [
  "plain",
  'a "quoted" word',
  "two\nlines",
  "=HYPERLINK(1)",
  "+1",
  "-1",
  "@sum",
  "'=already guarded",
  "＝full width",
  "\ttab",
  " space ",
  "水位計",
  "مقياس",
  "👩‍🚀",
  "\u2028 separator",
  "a,b;c|d",
  "\\back",
  "<b>bold</b>",
  "می\u200cخواهم",
  "[not json",
];
const TAGS = ["iot", "fishing", "machine-learning", "c++", "日本", "a, b", "Ruby"];

/** Records as an export writes them; every other one has a vector of 512 numbers. */
export function* generatedRecords(count: number, { numbers = 512 } = {}): Generator<Record<string, unknown>> {
  for (let n = 1; n <= count; n++) {
    const pick = (list: string[], at: number) => list[at % list.length] ?? "";
    const tricky = pick(TRICKY, n);
    const at = new Date(Date.UTC(2026, 0, 1) + n * 61_001).toISOString();
    yield {
      id: n,
      source: n % 3 === 0 ? "nemo_data_designer" : n % 3 === 1 ? "hn" : null,
      source_comment_id: n % 3 === 1 ? 40_000_000 + n : null,
      is_valid_project: n % 10 !== 0,
      invalid_reason: n % 10 === 0 ? `=${tricky}` : null,
      title: `${tricky} ${n}`,
      short_description: `${tricky} tagline of ${n}`,
      description: `Project ${n}. ${tricky} A few sentences about what it does and for whom, as long as usual.`,
      hashtags: n % 7 === 0 ? [] : [pick(TAGS, n), pick(TAGS, n + 1), `tag-${n % 500}`],
      project_urls: n % 2 === 0 ? [] : [`https://site.example/${n}?a=1,2`],
      url_summaries: n % 4 === 1 ? { [`https://site.example/${n}`]: tricky } : {},
      primary_url: n % 2 === 0 ? null : `https://site.example/${n}`,
      url_contents: n % 8 === 1 ? { [`https://site.example/${n}`]: `# ${tricky}` } : {},
      idea_score: (n % 10) + 1,
      complexity_score: (n % 9) + 1,
      workflow_logs: n % 5 === 0 ? [`[08:29:41] 🚀 ${tricky}`] : [],
      is_bookmarked: n % 11 === 0,
      relaxed: n % 13 === 0,
      novelty: n % 3 === 0 ? null : 1 - Math.abs(Math.sin(n)),
      screenshot_path: n % 6 === 0 ? `screenshots/${n}.jpg` : null,
      ...reviewOf(n),
      created_at: at,
      processed_at: at,
      ...(n % 2 === 0
        ? { embedding_model: "generated-vectors", description_embedding: vectorOf(n, numbers) }
        : {}),
    };
  }
}

/** Of an idea, by turns; of the others none. */
function reviewOf(n: number) {
  const status = n % 3 === 0 ? REVIEW_STATUSES[(n / 3) % REVIEW_STATUSES.length] : null;
  return {
    review_status: status ?? null,
    review_reason: status === "rejected" ? TRICKY[n % TRICKY.length] : null,
    duplicate_of: status === "duplicate" ? n - 1 : null,
    version: n % 3,
  };
}

function vectorOf(n: number, numbers: number): string {
  const vector = Float32Array.from({ length: numbers }, (_, at) => Math.sin(n * 31 + at * 7));
  return Buffer.from(vector.buffer).toString("base64");
}
