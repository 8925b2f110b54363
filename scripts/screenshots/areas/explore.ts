import type { Picture } from "../picture";

export const explore: Picture[] = [];
