import { convert, type FormatCallback } from "html-to-text";
import { withoutTemplateMarks } from "@/lib/llm/inert";

/** Of HTML, in characters; Hacker News takes about 10,000 of a comment. */
const MAX_HTML = 50_000;

/** Hacker News cuts the text of a long link; its address is whole. */
const formatLink: FormatCallback = (element, walk, builder) => {
  const href: unknown = element.attribs?.href;
  if (typeof href === "string" && /^https?:\/\//i.test(href))
    builder.addInline(href, { noWordTransform: true });
  else walk(element.children, builder);
};

/** A comment's HTML, which is a stranger's, as plain text: paragraphs, whole addresses, nothing that is not seen. */
export function commentText(html: string | null): string {
  const text = convert((html ?? "").slice(0, MAX_HTML), {
    wordwrap: false,
    whitespaceCharacters: " \t\r\n\f",
    formatters: { address: formatLink },
    selectors: [
      { selector: "a", format: "address" },
      { selector: "img", format: "skip" },
      { selector: "script", format: "skip" },
      { selector: "style", format: "skip" },
    ],
    limits: { maxDepth: 50 },
  });
  return withoutTemplateMarks(text).trim();
}

const ADDRESS = /https?:\/\/[^\s<>"'‹›「」（）]+/gi;
const AFTER_ADDRESS = /[.,;:!?)\]}*…。，、]+$/u;
const MAX_ADDRESS = 2000;

/** Where people talk, watch or sign in, rather than where a project is; with what is below them. */
const NO_PROJECT_HOSTS = [
  "news.ycombinator.com",
  "twitter.com",
  "x.com",
  "facebook.com",
  "instagram.com",
  "linkedin.com",
  "reddit.com",
  "tiktok.com",
  "youtube.com",
  "youtu.be",
  "vimeo.com",
  "discord.gg",
  "discord.com",
  "t.me",
  "accounts.google.com",
];
const FILE = /\.(?:pdf|zip|gz|tgz|rar|7z|dmg|exe|png|jpe?g|gif|webp|svg|mp[34]|mov|avi|webm|wav)$/i;

/** The addresses in a text at which a project can be looked at, each once. */
export function projectUrls(text: string): string[] {
  const found = [...text.matchAll(ADDRESS)].map(([address]) => address.replace(AFTER_ADDRESS, ""));
  return [...new Set(found)].filter(isOfProject);
}

function isOfProject(address: string): boolean {
  if (address.length > MAX_ADDRESS || !URL.canParse(address)) return false;
  const { hostname, pathname, username } = new URL(address);
  const host = hostname.toLowerCase();
  const elsewhere = NO_PROJECT_HOSTS.some((name) => host === name || host.endsWith(`.${name}`));
  return username === "" && host.includes(".") && !elsewhere && !FILE.test(pathname);
}
