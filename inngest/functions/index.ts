import { generateIdeas } from "./generate-ideas";
import { generateRow } from "./generate-row";

/** Everything the queue may be asked for. */
export const functions = [generateIdeas, generateRow];
