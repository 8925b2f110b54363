import type { RequestParams } from "./types";

/** Roughly, for English. */
export const CHARACTERS_PER_TOKEN = 4;

/** Tokens of a text of so many characters, where an endpoint does not count them. */
export const estimateTokens = (characters: number): number => Math.ceil(characters / CHARACTERS_PER_TOKEN);

/** Characters of a request's messages. */
export const charactersOf = ({ messages }: Pick<RequestParams, "messages">): number =>
  messages.reduce((sum, { content }) => sum + content.length, 0);
