interface Page {
  limit: number;
  offset: number;
  total: number;
}

/**
 * The `Link` header (RFC 8288) of a page of a list: its first, previous, next and last page, as far as there are any.
 * Relative, because only the client knows the name under which it reached us.
 *
 * @param more parameters that the next page needs although the request did not have them
 */
export function pageLinks(
  url: string,
  { limit, offset, total }: Page,
  more: Record<string, string> = {},
): string {
  const { pathname, searchParams } = new URL(url);
  for (const [name, value] of Object.entries(more)) searchParams.set(name, value);
  const link = (rel: string, start: number) => {
    searchParams.set("limit", String(limit));
    searchParams.set("offset", String(start));
    return `<${pathname}?${searchParams}>; rel="${rel}"`;
  };
  const last = Math.max(0, Math.ceil(total / limit) - 1) * limit;
  return [
    link("first", 0),
    ...(offset > 0 ? [link("prev", Math.min(Math.max(0, offset - limit), last))] : []),
    ...(offset + limit < total ? [link("next", offset + limit)] : []),
    link("last", last),
  ].join(", ");
}
