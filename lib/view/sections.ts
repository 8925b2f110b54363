import { links } from "./links";

/** A part of the site, as the header and the palette list them. */
export interface Section {
  href: string;
  label: string;
  /** Whether it is shown to admins alone. */
  admin?: true;
}

export const SECTIONS: readonly Section[] = [
  { href: links.designer(), label: "Designer" },
  { href: links.runs(), label: "Runs" },
  { href: links.projects(), label: "Projects" },
  { href: links.explore(), label: "Explore" },
  { href: links.review(), label: "Review", admin: true },
  { href: links.settings(), label: "Settings" },
  { href: links.docs(), label: "API" },
];

export const sectionsFor = (admin: boolean) => SECTIONS.filter((section) => admin || !section.admin);
