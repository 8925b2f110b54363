import { buttonClass } from "@/components/ui/button";
import { Chip } from "@/components/ui/chip";
import { MAP_SOURCES } from "@/lib/contracts/limits";
import type { MapPage } from "@/lib/view/explore-params";
import { links } from "@/lib/view/links";
import { MAP_SOURCE_NAMES, MapMark } from "./map-mark";

const DATE = "min-h-9 rounded-sm border border-edge bg-sheet px-2 text-sm";

/** Whose projects the map shows, and from when; the marks are those of the map. */
export function MapFilters({ page }: { page: MapPage }) {
  const { source, date_from, date_to } = page;
  return (
    <div className="mb-4 flex flex-wrap items-end justify-between gap-x-8 gap-y-3">
      <ul aria-label="Sources" className="flex flex-wrap gap-2">
        {MAP_SOURCES.map((name) => (
          <li key={name}>
            <Chip
              href={links.explore({ ...page, cluster: null, source: source === name ? null : name })}
              chosen={source === name}
              removes={`Show all sources, not ${MAP_SOURCE_NAMES[name]} alone`}
            >
              <MapMark source={name} /> {MAP_SOURCE_NAMES[name]}
            </Chip>
          </li>
        ))}
      </ul>
      <form action={links.explore()} className="flex flex-wrap items-end gap-3 text-sm">
        {source && <input type="hidden" name="source" value={source} />}
        <label>
          <span className="mr-2 text-quiet">Added from</span>
          <input type="date" name="date_from" defaultValue={date_from ?? ""} className={DATE} />
        </label>
        <label>
          <span className="mr-2 text-quiet">to</span>
          <input type="date" name="date_to" defaultValue={date_to ?? ""} className={DATE} />
        </label>
        <button type="submit" className={buttonClass()}>
          Show
        </button>
      </form>
    </div>
  );
}
