/**
 * What a start prints below its address while there is no admin; the last line is the link on this machine. The secret
 * stands after #, which browsers send to nobody, and opening the link does not use it up.
 *
 * @param {string | null | undefined} secret
 * @param {string} address this machine's
 * @param {string} [publicUrl] the site's, where it has another
 * @returns {string[]}
 */
export function firstLinkLines(secret, address, publicUrl) {
  if (!secret) return [];
  const links = [publicUrl, address].filter(Boolean).map((site) => `${site}/sign-in#${secret}`);
  return ["There is no admin yet. Whoever opens this link first becomes one:", ...new Set(links)];
}
