import type { Catalogue } from "../catalogue";

export interface Features {
  numbers: string[];
  sources: string[];
  /** Who has the problem. */
  people: string | null;
  /** The archetype's rarity, 1 to 5; 0 if it was not recognised. */
  rarity: number;
  kind: string | null;
  /** Labels of the fields and techniques that have a sentence of their own. */
  combined: string[];
  mechanism: string[];
  /** Whether it says what others lack. */
  contrast: boolean;
  cliches: string[];
  /** Stock phrases that promise without saying anything. */
  vague: string[];
}

const findAll = (text: string, pattern: RegExp): string[] => [
  ...new Set([...text.matchAll(pattern)].map((match) => match[0].toLowerCase().trim())),
];

const NUMBERS =
  /\b\d[\d,.:]*\b|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|sixteen|twenty|thirty|forty|sixty|ninety|hundred|thousand)\b/gi;
const SOURCES =
  /\b(?:receipts?|registers?|notes? (?:on|of|for)|labels? (?:of|on)|messages (?:in|that)|photos? of|pictures of|versions of|histor(?:y|ies) of|records? (?:of|for)|lists? of|reports? (?:about|on|of)|copies of|counts? of|runs of|archives?|photographs?|scans?|recordings?|logs?|minutes of|sensors?|microphones?|transcripts?|database of|catalogues?|feeds?|statements?|diar(?:y|ies)|notebooks?|maps?|invoices?|timetables?|OpenStreetMap|Wikidata|Open Food Facts|Sentinel-2|GTFS|census|thermometers?|satellite images?)\b/gi;
const PEOPLE =
  /\b(?:for|helps?|of|by|gives|shows|tells|lets|spares|ask) ((?:\w+ ){0,2}(?:parents|nurses|teachers|volunteers|farmers|cooks|runners|tenants|drivers|librarians|members|maintainers|beekeepers|gardeners|patients|owners|teams of \w+|people (?:who|with|in|whose)|pupils|carers|makers|coaches|guides|keepers|groups|users|students|hobbyists|families|volunteers|newcomers|couples|collectors|growers|writers|editors|players|developers|engineers|officers|staff|wardens|couriers|residents|shops|clubs|schools|workers)[^,.;]{0,40})/i;
const MECHANISM =
  /\b(?:matched|compares?|compared|ranks?|ranked|solver|constraints?|index(?:ed)?|aligns?|replays?|checksum|merge[sd]?|Bayesian|permutation test|calibrat\w+|classifier|graph|embedding|sampling|threshold|clusters?|regression|parser|state machine|event log|append-only|scheduler|simulat\w+|fingerprint|interpolat\w+)\b/gi;
const CONTRAST =
  /\b(?:most|other|ordinary|existing|usual) (?:\w+ )?(?:tools?|apps?|maps?|logs?|reminders?|archives?|counts?|sensors?|programs?|editors?|services?)\b|\bnothing like it\b|\bno other\b|\bunlike\b|\binstead of (?:a|an|the|being)\b/i;
const CLICHES =
  /\b(?:all-in-one|one-stop|social network|to-?do (?:list|app)|task manager|habit tracker|recipe app|weather app|chat ?bot|blog engine|url shortener|expense tracker|marketplace|dashboard for|AI-powered|AI assistant|gamif\w+|personali[sz]ed recommendations?|leaderboards?|crypto ?currency|uber for|like uber|streaks)\b/gi;
const VAGUE =
  /\b(?:various|easily|easy-to-use|user-friendly|powerful|innovative|revolutioni[sz]\w*|seamless(?:ly)?|leverag\w+|cutting-edge|state-of-the-art|many features|and more|etc|robust|scalable solution|solutions?|optimi[sz]e their|enhance|empower\w*|unlock|next-gen\w*|smart platform|platform that helps|game-chang\w+|world-class|effortless\w*|users can|insights)\b/gi;

/** Reads the features off the text alone. What was asked for is not among them. */
export function extractFeatures(catalogue: Catalogue, idea: string, metadata: string): Features {
  const text = `${idea}\n${metadata}`;
  const archetype = catalogue.archetypeTreatedIn(idea);
  return {
    numbers: findAll(idea, NUMBERS),
    sources: findAll(idea, SOURCES),
    people: PEOPLE.exec(idea)?.[1]?.trim() ?? null,
    rarity: archetype?.rarity ?? 0,
    kind: archetype?.id ?? null,
    combined: catalogue.topicsTreatedIn(idea).map(({ label }) => label),
    mechanism: findAll(idea, MECHANISM),
    contrast: CONTRAST.test(idea),
    // "has no streaks" is not a streak.
    cliches: findAll(
      text.replace(/\b(?:no|not|without|instead of|seldom) [\w-]+(?:, [\w-]+)?(?: or [\w-]+)?/gi, ""),
      CLICHES,
    ),
    vague: findAll(text, VAGUE),
  };
}
