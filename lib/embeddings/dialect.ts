/** The parts of a request that one service refuses and another demands. */
export interface EmbeddingDialect {
  /** Whether `encoding_format` asks for numbers; what comes otherwise is read, too. */
  encodingFormat: boolean;
  /** The value of `input_type`; null where it is not sent. */
  inputType: string | null;
}

export const PLAIN_DIALECT: EmbeddingDialect = { encodingFormat: true, inputType: null };

/** What services call a text that is compared with others of its kind, the most common names first. */
const INPUT_TYPES = ["passage", "document", "search_document", "text", "query", "search_query"];
/** Of values that only the refusal names. */
const MAX_NAMED = 4;
const NAMES_A_PART = /encoding.?format|input.?type/i;

/** The parts of a request that a dialect adds. */
export function dialectFields({ encodingFormat, inputType }: EmbeddingDialect): Record<string, string> {
  return {
    ...(encodingFormat ? { encoding_format: "float" } : {}),
    ...(inputType === null ? {} : { input_type: inputType }),
  };
}

/** Whether a refusal's words name a part of the dialect. */
export const namesDialect = (refusal: string): boolean => NAMES_A_PART.test(refusal);

/**
 * The dialects to try after a refusal, the likeliest first. Its words only decide the order: a refusal that names
 * nothing may be about any part.
 */
export function otherDialects(current: EmbeddingDialect, refusal: string): EmbeddingDialect[] {
  const types = inputTypes(refusal);
  const all = [null, ...types].flatMap((inputType) => [
    { encodingFormat: true, inputType },
    { encodingFormat: false, inputType },
  ]);
  const isOther = (dialect: EmbeddingDialect) =>
    dialect.encodingFormat !== current.encodingFormat || dialect.inputType !== current.inputType;
  const isLikely = (dialect: EmbeddingDialect) =>
    (dialect.inputType !== current.inputType) === /input.?type/i.test(refusal);
  return all.filter(isOther).toSorted((one, other) => Number(isLikely(other)) - Number(isLikely(one)));
}

/** Those that the refusal names come first, and those that only it knows last. */
function inputTypes(refusal: string): string[] {
  const words = new Set(refusal.match(/[a-z][\w.-]+/gi) ?? []);
  const quoted = [...refusal.matchAll(/["'`‘“]([a-z][\w.-]{1,40})["'`’”]/gi)].flatMap(
    ([, word]) => word ?? [],
  );
  const named = quoted.filter((word) => !INPUT_TYPES.includes(word) && !NAMES_A_PART.test(word));
  const known = INPUT_TYPES.toSorted((one, other) => Number(words.has(other)) - Number(words.has(one)));
  return [...known, ...new Set(named.slice(0, MAX_NAMED))];
}
