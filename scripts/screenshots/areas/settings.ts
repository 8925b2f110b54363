import type { Picture } from "../picture";

export const settings: Picture[] = [];
