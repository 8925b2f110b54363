import type { Archetype } from "../types";
import { CHECKING } from "./checking";
import { KEEPING } from "./keeping";
import { MAKING } from "./making";
import { SHARING } from "./sharing";
import { THINKING } from "./thinking";

/** Every kind of project the composer can write. */
export const ARCHETYPES: readonly Archetype[] = [...KEEPING, ...CHECKING, ...SHARING, ...THINKING, ...MAKING];
