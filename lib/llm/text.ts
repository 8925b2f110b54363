/** Keys as providers write them (sk-…, nvapi-…, hf_…, gsk_…), also partly starred out. */
const KEY_LIKE = /\b(?:sk|pk|nvapi|hf|gsk|xai|key)[-_](?=[\w*-]*[\d*])[\w*-]{8,}|\bBearer\s+\S+/gi;

/** Cuts a text to a length in characters, ending it with an ellipsis. */
export function truncate(text: string, max: number): string {
  return text.length <= max ? text : `${text.slice(0, max - 1)}…`;
}

/** Replaces the given secret, and anything that looks like a key, by `[key]`. */
export function maskSecrets(text: string, secret?: string): string {
  const without = secret && secret.length >= 4 ? text.replaceAll(secret, "[key]") : text;
  return without.replace(KEY_LIKE, "[key]");
}
