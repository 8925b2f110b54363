/**
 * A path of this site, from an address that a stranger may have made; "/" for one that leads elsewhere. Backslashes and
 * line ends are what browsers make slashes of, or drop.
 */
export function ownPath(text: string | null | undefined): string {
  const base = "http://own.invalid";
  if (!text || !/^\/(?![/\\])[^\\\p{Cc}]*$/u.test(text) || !URL.canParse(text, base)) return "/";
  const { origin, pathname, search, hash } = new URL(text, base);
  const isPage =
    origin === base && !pathname.startsWith("//") && !/^\/(?:api|sign-in)(?:\/|$)/.test(pathname);
  return isPage ? `${pathname}${search}${hash}` : "/";
}
