/** The grammar mistakes in a text. */
export function faults(text: string): string[] {
  const rules: readonly (readonly [string, RegExp])[] = [
    ["an unfilled slot", /[{}]|undefined|\bnull\b|NaN/],
    ["a double space", / {2,}|\n{3,}| \n|\n /],
    ["a repeated word", /\b(?!that that|had had)(\p{L}+) \1\b/iu],
    ["a before a vowel", /\ba (?!uni|us[eau]|eu|one|once|ubiq)[aeiou]\p{Ll}/iu],
    ["an before a consonant", /\ban (?!hour|honest|heir|[FHLMNRSX][A-Z])[bcdfghjklmnpqrstvwxyz]\p{Ll}/iu],
    ["an article before an article", /\b(?:an?|the) (?:an?|the)\b/i],
    ["a space before punctuation", /\s[,.;:!?](?=\s|$)/],
    ["doubled punctuation", /[,;:][,.;:]|\.\.|,\s,/],
    ["a sentence in lower case", /[.!?]\s+(?!iOS|iPad|eBPF|i[A-Z])\p{Ll}/u],
    ["a sentence that ends in mid-air", /\b(?:a|an|the|and|or|with)[.!?](?:\s|$)/],
    ["a raw tag", /\b(?:machine-learning(?! (?:model|pipeline|tool))|local-government|raspberry-pi|c\+\+)\b/],
    ["a raw acronym", /\b(?:ios|llm|llms|wasm|cli|ai|ocr|api)\b/],
    ["hype", /\b(?:revolutionary|seamless|leverage|cutting-edge|innovative|powerful)\b/i],
  ];
  const found = rules.flatMap(([name, rule]) => {
    const hit = rule.exec(text);
    return hit ? [`${name}: …${text.slice(Math.max(0, hit.index - 30), hit.index + 40)}…`] : [];
  });
  const unended = text.split("\n\n").filter((part) => !/[.!?]["”’)]?$/.test(part));
  return [...found, ...unended.map((part) => `a paragraph without an end: ${part.slice(-40)}`)];
}
