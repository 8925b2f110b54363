/** Tags of a name. */
const TAGS = 3;

/**
 * The tags that tell each cluster from the others, the most telling first: frequent in it and rare elsewhere, by
 * n·log(share here / share of all), as a cluster adds it to the difference of the two. A tag names one cluster.
 *
 * @param tags of each project
 * @param clusters the cluster of each project, from 0
 * @returns a list for each cluster; empty where no tag is more frequent in it than elsewhere
 */
export function nameClusters(tags: readonly (readonly string[])[], clusters: readonly number[]): string[][] {
  const sizes: number[] = [];
  const all = new Map<string, number>();
  const own: Map<string, number>[] = [];
  for (const [project, cluster] of clusters.entries()) {
    sizes[cluster] = (sizes[cluster] ?? 0) + 1;
    own[cluster] ??= new Map();
    for (const tag of tags[project] ?? []) {
      all.set(tag, (all.get(tag) ?? 0) + 1);
      own[cluster].set(tag, (own[cluster].get(tag) ?? 0) + 1);
    }
  }
  const telling = own
    .flatMap((counts, cluster) =>
      [...counts].map(([tag, count]) => {
        const share = count / (sizes[cluster] ?? 1);
        const ofAll = (all.get(tag) ?? 1) / clusters.length;
        return { cluster, tag, weight: count * Math.log(share / ofAll) };
      }),
    )
    // In a single cluster no tag is more frequent than elsewhere.
    .map((entry) => (own.length === 1 ? { ...entry, weight: own[0]?.get(entry.tag) ?? 0 } : entry))
    .filter(({ weight }) => weight > 0)
    .toSorted((one, other) => other.weight - one.weight || (one.tag < other.tag ? -1 : 1));
  const names: string[][] = sizes.map(() => []);
  const taken = new Set<string>();
  for (const { cluster, tag } of telling) {
    const name = names[cluster];
    if (!name || name.length === TAGS || taken.has(tag)) continue;
    name.push(tag);
    taken.add(tag);
  }
  return names;
}
