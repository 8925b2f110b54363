import type { Archetype, Scene } from "../content-schema";
import { hash } from "../text/random";
import type { Situation } from "./situation-patterns";
import { type ItemTurn, turnOf } from "./situations";

/** Complexities that share an order, each by the one that stands for it. */
const BANDS = [
  { upTo: 3, typical: 2 },
  { upTo: 6, typical: 5 },
  { upTo: 10, typical: 8.5 },
] as const;

/** Orders differ from one time round the circle to the next, and come back after so many. */
const ORDERS = 5;
/** Every so many situations with the same item get the same kinds of project to choose from. */
const ROUNDS = 3;
/** In places of the circle: for so long a kind of project is kept from coming again. */
const PAUSE = 10;

export interface OrderRequest {
  archetypes: readonly Archetype[];
  situations: readonly Situation[];
  /** How often the circle has been gone round. */
  cycle: number;
  /** At high temperatures rare kinds come more often, at low ones common kinds. */
  temperature: number;
}

const remembered = new WeakMap<readonly Situation[], Map<string, readonly (readonly Archetype[])[]>>();

/** The kind of project for a place in the circle of situations, of which neighbours seldom have the same. */
export function archetypeAt(request: OrderRequest, place: number, complexity: number): Archetype | undefined {
  const { situations, cycle, temperature } = request;
  const known = remembered.get(situations) ?? new Map<string, readonly (readonly Archetype[])[]>();
  remembered.set(situations, known);
  const taste = temperature < 0.5 ? -1 : temperature > 1.1 ? 1 : 0;
  const key = `${cycle % (ORDERS * ROUNDS)} ${taste}`;
  const order = known.get(key) ?? makeOrder(request, taste, key);
  known.set(key, order);
  return order[place]?.[BANDS.findIndex(({ upTo }) => complexity <= upTo)];
}

/** One for each band, place by place. */
function makeOrder(
  { archetypes, situations, cycle }: OrderRequest,
  taste: number,
  key: string,
): Archetype[][] {
  const last = new Map<Archetype, number>();
  const uses = new Map<Archetype, number>();
  return situations.map((situation, place) => {
    const possible = possibleArchetypes(archetypes, situation.scene, turnOf(situation, cycle));
    return BANDS.map(({ typical }, band) => {
      const cost = (archetype: Archetype) =>
        misfit(archetype, situation.scene, typical) -
        0.2 * taste * archetype.rarity +
        Math.max(0, 1.5 * (1 - (place - (last.get(archetype) ?? -PAUSE)) / PAUSE)) +
        0.15 * (uses.get(archetype) ?? 0) +
        0.3 * (hash(`${key}/${place}/${band}/${archetype.id}`) / 2 ** 32);
      const best = possible.reduce(
        (least, one) => (cost(one) < cost(least) ? one : least),
        possible[0] as Archetype,
      );
      last.set(best, place);
      uses.set(best, (uses.get(best) ?? 0) + 1);
      return best;
    });
  });
}

/** Those that can be applied to what the scene is about, and have a use for it. */
export function fits({ can, all, takes }: Archetype, scene: Scene): boolean {
  const isAble = (ability: (typeof can)[number]) => scene.can.includes(ability);
  return takes.includes(scene.is) && (all ? can.every(isAble) : can.some(isAble));
}

/** Those that fit; where an item comes up often, a third of them each time, from simple to elaborate. */
function possibleArchetypes(archetypes: readonly Archetype[], scene: Scene, itemTurn: ItemTurn | null) {
  const fitting = archetypes.filter((archetype) => fits(archetype, scene));
  if (fitting.length === 0) throw new Error(`No archetype fits ${scene.who}`);
  if (!itemTurn || fitting.length < 2 * ROUNDS) return fitting;
  return fitting
    .toSorted((one, other) => one.range[0] - other.range[0])
    .filter((_, at) => at % ROUNDS === itemTurn.before % ROUNDS);
}

/** How badly a kind of project suits the complexity and what the scene asks for. */
export function misfit({ can, range: [low, high] }: Archetype, scene: Scene, complexity: number): number {
  const places = can.map((ability) => scene.can.indexOf(ability)).filter((at) => at >= 0);
  // A simple kind can have a harder problem, but an elaborate kind cannot be made small.
  const distance = Math.max(0, 1.3 * (low - complexity), Math.min(1, 0.3 * (complexity - high)));
  return distance + 0.1 * Math.min(...places);
}
