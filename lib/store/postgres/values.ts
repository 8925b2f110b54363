import { type CustomTypesConfig, types } from "pg";
import { storedDate } from "../stored-date";

type Parser = (text: string) => unknown;

const { builtins } = types;
const parseDate = types.getTypeParser(builtins.TIMESTAMPTZ, "text");

const date: Parser = (text) => {
  const parsed: unknown = parseDate(text);
  return parsed instanceof Date ? storedDate(parsed) : text;
};

const PARSERS: Record<number, Parser> = {
  [builtins.BOOL]: (text) => (text === "t" ? 1 : 0),
  [builtins.INT2]: Number,
  [builtins.INT4]: Number,
  [builtins.INT8]: Number,
  [builtins.FLOAT4]: Number,
  [builtins.FLOAT8]: Number,
  [builtins.NUMERIC]: Number,
  [builtins.BYTEA]: types.getTypeParser(builtins.BYTEA, "text"),
  [builtins.TIMESTAMPTZ]: date,
};

const asText: Parser = (text) => text;

/** The values of node-postgres as SQLite has them: see `Value` in lib/store/connection/direct.ts. */
export const directTypes: CustomTypesConfig = {
  getTypeParser: (type: number) => PARSERS[type] ?? asText,
};
