import type { Page } from "playwright-core";
import type { Stores } from "./stores";

/** A state of a page, to be looked at. */
export interface Picture {
  /** Its file's name, before width and look. */
  name: string;
  /** Its address. Only the stores that are asked for are made. */
  url: (stores: Stores) => Promise<string>;
  /**
   * Whether docs/screenshots has it: at four widths, in both themes and in forced colours. The others are drawn at two
   * widths, in both themes, for who looks.
   */
  main?: true;
  /** What fits the window rather than the whole page. */
  fit?: true;
  /** Whether an admin looks at it. */
  admin?: true;
  /** Brings the page into its state, once it is loaded. */
  prepare?: (page: Page) => Promise<unknown>;
}
