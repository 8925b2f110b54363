import type { MapPage } from "./explore-params";

/** What the map shows, as a query of the API. Apart from the library that reads addresses, as the browser needs it, too. */
export const mapQuery = ({ source, date_from, date_to }: MapPage) => ({
  ...(source === null ? {} : { source }),
  ...(date_from === null ? {} : { date_from }),
  ...(date_to === null ? {} : { date_to }),
});

/** The cluster that an address names, from 1; null where it names none. */
export const clusterNumber = (text: string) => (/^[1-9]\d?$/.test(text) ? Number(text) : null);
