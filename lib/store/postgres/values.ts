import type { CustomTypesConfig } from "pg";
import { storedDate } from "../stored-date";

/** PostgreSQL's numbers of its types (`SELECT oid FROM pg_type`), which never change. */
const OID = {
  bool: 16,
  bytea: 17,
  int8: 20,
  int2: 21,
  int4: 23,
  float4: 700,
  float8: 701,
  timestamptz: 1184,
  numeric: 1700,
} as const;

type Parser = (text: string) => unknown;

/** Of "2026-11-27 08:00:00.123+00"; minutes follow where the zone has some. What is no date, as "infinity", stays text. */
const date: Parser = (text) => {
  const parsed = new Date(text.replace(" ", "T").replace(/([+-]\d\d)$/, "$1:00"));
  return Number.isNaN(parsed.getTime()) ? text : storedDate(parsed);
};

const PARSERS: Record<number, Parser> = {
  [OID.bool]: (text) => (text === "t" ? 1 : 0),
  [OID.int2]: Number,
  [OID.int4]: Number,
  [OID.int8]: Number,
  [OID.float4]: Number,
  [OID.float8]: Number,
  [OID.numeric]: Number,
  // "\x00ff": bytea_output is hex unless somebody sets it.
  [OID.bytea]: (text) => Buffer.from(text.slice(2), "hex"),
  [OID.timestamptz]: date,
};

const asText: Parser = (text) => text;

/** The values of node-postgres as SQLite has them: see `Value` in lib/store/connection/direct.ts. */
export const directTypes: CustomTypesConfig = {
  getTypeParser: (type: number) => PARSERS[type] ?? asText,
};
