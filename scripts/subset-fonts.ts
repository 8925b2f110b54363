import { copyFile, readFile, writeFile } from "node:fs/promises";
// @ts-expect-error: it ships no types
import subsetFont from "subset-font";

/**
 * Cuts the two typefaces down to one file each, in app/fonts: `npm run fonts`. Kept are Latin with Western Europe's
 * accents, the weights of the product (400 to 600), Source Serif's optical sizes from text to titles, and the features
 * that the pages use. Other letters come from the reader's own fonts.
 */
const FEATURES = ["kern", "liga", "ccmp", "locl", "mark", "mkmk", "tnum", "lnum"];
const WEIGHTS = { min: 400, max: 600 };

const FONTS = [
  { family: "inter", from: "inter-latin-wght-normal", axes: { wght: WEIGHTS } },
  {
    family: "source-serif-4",
    from: "source-serif-4-latin-opsz-normal",
    axes: { wght: WEIGHTS, opsz: { min: 14, max: 32 } },
  },
];

const range = (first: number, last: number) =>
  Array.from({ length: last - first + 1 }, (_, at) => String.fromCodePoint(first + at)).join("");

/** ASCII, Latin-1, and the typographic marks of titles and the product's own words. */
const TEXT = `${range(0x20, 0x7e)}${range(0xa0, 0xff)}ıŒœ–—‘’‚“”„•…‹›€−↑↓™`;

for (const { family, from, axes } of FONTS) {
  const folder = `node_modules/@fontsource-variable/${family}`;
  const whole = await readFile(`${folder}/files/${from}.woff2`);
  const cut = await subsetFont(whole, TEXT, {
    targetFormat: "woff2",
    variationAxes: axes,
    keepFeatures: FEATURES,
  });
  await writeFile(`app/fonts/${family}.woff2`, cut);
  await copyFile(`${folder}/LICENSE`, `app/fonts/${family}-license.txt`);
  console.info(`${family}: ${whole.length} bytes, cut down to ${cut.length}`);
}
