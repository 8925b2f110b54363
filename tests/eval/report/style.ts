import { Markup } from "./html";

/** The report's looks, in light and dark. */
export const STYLE = new Markup(`
:root { color-scheme: light dark; --ink: #1d2328; --muted: #667; --line: #d5d9dd; --paper: #fff; --bar: #2f6f9f; --same: #c8502d; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e6e8ea; --muted: #9aa3ab; --line: #3a4147; --paper: #16191c; --bar: #6fb0dd; --same: #f08a5d; }
}
body { margin: 2rem auto; max-width: 75rem; padding: 0 1rem; background: var(--paper); color: var(--ink); font: 15px/1.5 system-ui, sans-serif; }
h1, h2, h3 { line-height: 1.2; } h2 { margin-top: 2.5rem; }
.muted { color: var(--muted); }
.wide { overflow-x: auto; }
table { border-collapse: collapse; font-size: 13px; }
th, td { border-bottom: 1px solid var(--line); padding: 0.3rem 0.6rem; text-align: left; vertical-align: top; overflow-wrap: anywhere; }
thead th { min-width: 7rem; } tbody th { font-weight: 500; min-width: 12rem; }
.pictures { display: flex; flex-wrap: wrap; gap: 1.5rem; }
figure { margin: 0.5rem 0; max-width: 40rem; } .pictures figure { width: 17rem; } .pictures .square { width: 13rem; }
figcaption { font-weight: 600; }
svg { width: 100%; height: auto; } svg text { fill: var(--ink); font: 11px system-ui, sans-serif; } svg .muted { fill: var(--muted); }
.bar { fill: var(--bar); } .axis { stroke: var(--bar); stroke-width: 2; } .cell { fill: var(--ink); } .same { fill: var(--same); }
dt { font-weight: 600; margin-top: 0.6rem; } dd { margin: 0; }
`);
