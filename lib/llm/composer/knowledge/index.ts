import type { Topic } from "../types";
import { ARTS } from "./arts";
import { BODY } from "./body";
import { CIVIC } from "./civic";
import { CRAFTS } from "./crafts";
import { FOOD } from "./food";
import { HOME } from "./home";
import { INTERFACES } from "./interfaces";
import { KITCHEN } from "./kitchen";
import { LAND } from "./land";
import { LEARNING } from "./learning";
import { MOVEMENT } from "./movement";
import { NATURE } from "./nature";
import { NEIGHBOURS } from "./neighbours";
import { OUTDOORS } from "./outdoors";
import { PAST } from "./past";
import { PLATFORMS } from "./platforms";
import { PLAY } from "./play";
import { POWER } from "./power";
import { SCIENCE } from "./science";
import { SOFTWARE } from "./software";
import { SYSTEMS } from "./systems";
import { TECHNIQUES } from "./techniques";
import { WORK } from "./work";

/** Everything the composer knows, by hand. */
export const TOPICS: readonly Topic[] = [
  ...FOOD,
  ...BODY,
  ...NATURE,
  ...ARTS,
  ...CIVIC,
  ...PAST,
  ...PLAY,
  ...LEARNING,
  ...POWER,
  ...HOME,
  ...MOVEMENT,
  ...WORK,
  ...SOFTWARE,
  ...KITCHEN,
  ...CRAFTS,
  ...LAND,
  ...NEIGHBOURS,
  ...SYSTEMS,
  ...INTERFACES,
  ...PLATFORMS,
  ...SCIENCE,
  ...OUTDOORS,
  ...TECHNIQUES,
];
