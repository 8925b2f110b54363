import { existsSync } from "node:fs";

/** A module that fails while a file is there; Node keeps the failure for the thread that met it. */
if (existsSync(process.env.BROKEN_WHILE ?? "")) throw new Error("the weights are half there");

export const embed = async (text: string): Promise<number[]> => [text.length, 1];
