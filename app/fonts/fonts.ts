import localFont from "next/font/local";

/*
 * Cut by scripts/subset-fonts.ts. Next measures each and fits the fallback's size to it, so that nothing moves when it
 * arrives.
 */

export const sans = localFont({
  src: "./inter.woff2",
  weight: "400 600",
  variable: "--font-inter",
  fallback: ["ui-sans-serif", "system-ui", "sans-serif"],
});

export const serif = localFont({
  src: "./source-serif-4.woff2",
  weight: "400 600",
  variable: "--font-source-serif",
  fallback: ["ui-serif", "Georgia", "serif"],
  adjustFontFallback: "Times New Roman",
});
