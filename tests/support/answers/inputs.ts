/** A tag as a person or a model may write it, and as it is kept. */
export const TAG_KINDS: readonly (readonly [kind: string, given: string, kept: string])[] = [
  ["Hindi: vowel signs", "हिन्दी", "हिन्दी"],
  ["Hindi: two words", "स्वास्थ्य सेवा", "स्वास्थ्य-सेवा"],
  ["Hindi: a joiner", "क्\u200dष", "क्ष"],
  ["Thai: vowels and tones", "ภาษาไทย", "ภาษาไทย"],
  ["Thai: sara am", "น้ำ", "น้ำ"],
  ["Thai: an underscore", "ทำ_อาหาร", "ทำ-อาหาร"],
  ["Tamil: a pulli", "தமிழ்", "தமிழ்"],
  ["Tamil: two words", "தமிழ் உணவு", "தமிழ்-உணவு"],
  ["Tamil: a hash sign", "#சமையல்", "சமையல்"],
  ["Bengali", "বাংলা ভাষা", "বাংলা-ভাষা"],
  ["Khmer", "ភាសាខ្មែរ", "ភាសាខ្មែរ"],
  ["Persian: a non-joiner", "کتاب\u200cخانه", "کتابخانه"],
  ["Arabic: tatweel", "كتـــاب", "كتاب"],
  ["Hebrew: gershayim", "צה״ל", "צהל"],
  ["Turkish: a capital with a dot", "İstanbul", "istanbul"],
  ["Turkish: in capitals", "DİYARBAKIR", "diyarbakir"],
  ["Turkish: decomposed", "I\u0307zmir", "izmir"],
  ["French: decomposed", "cafe\u0301", "café"],
  ["Japanese: a middle dot", "データ・サイエンス", "データ-サイエンス"],
  ["Chinese: full width", "ＡＩ绘画", "ai绘画"],
  ["Korean: decomposed", "한국어".normalize("NFD"), "한국어"],
  [".net: by itself", ".NET", "dotnet"],
  [".net: behind a hash sign", "#.net", "dotnet"],
  [".net: with more words", ".NET Core", "dotnet-core"],
  [".net: as a part of a name", "ASP.NET", "asp.net"],
  ["r&d: in capitals", "R&D", "r-d"],
  ["r&d: with spaces", "r & d", "r-d"],
  ["r&d: full width", "Ｒ＆Ｄ", "r-d"],
  ["ci/cd: in capitals", "CI/CD", "ci-cd"],
  ["ci/cd: full width", "Ｃｉ／Ｃｄ", "ci-cd"],
  ["ci/cd: another slash", "CI∕CD", "ci-cd"],
];

/** A number as a text, where waywo takes it as one. */
export const NUMBER_TEXTS: readonly (readonly [kind: string, whole: string, decimal: string])[] = [
  ["plain", "3", "0.5"],
  ["with a sign", "+3", "+0.5"],
  ["among white space", " 3\n", "\t0.5 "],
  ["with decimals that are zero", "3.0", "0.50"],
  ["with zeros in front", "003", "00.5"],
  ["with a point at an end", "3.", ".5"],
  ["with underscores between digits", "0_3", "0.5_0"],
];

/** Texts that are no number there either. */
export const NO_NUMBERS: readonly string[] = [
  "",
  " ",
  "3,5",
  "three",
  "0x3",
  "3 0",
  "_3",
  "3_",
  "1__0",
  "٣",
  "NaN",
];

/** Bodies that say of some fields that they are not given. */
export const NULLS: readonly Record<string, null>[] = [
  { num_ideas: null, creativity: null },
  { seed_tags: null, seed: null },
  { min_idea_score: null },
  { num_ideas: null, seed_tags: null, creativity: null, seed: null, min_idea_score: null },
];
