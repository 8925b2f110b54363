import { z } from "zod";
import checking from "./archetypes/checking.json";
import keeping from "./archetypes/keeping.json";
import making from "./archetypes/making.json";
import sharing from "./archetypes/sharing.json";
import thinking from "./archetypes/thinking.json";
import { type Content, contentSchema } from "./content-schema";
import arts from "./knowledge/arts.json";
import body from "./knowledge/body.json";
import civic from "./knowledge/civic.json";
import crafts from "./knowledge/crafts.json";
import food from "./knowledge/food.json";
import home from "./knowledge/home.json";
import interfaces from "./knowledge/interfaces.json";
import kitchen from "./knowledge/kitchen.json";
import land from "./knowledge/land.json";
import languages from "./knowledge/languages.json";
import learning from "./knowledge/learning.json";
import movement from "./knowledge/movement.json";
import nature from "./knowledge/nature.json";
import neighbours from "./knowledge/neighbours.json";
import outdoors from "./knowledge/outdoors.json";
import past from "./knowledge/past.json";
import platforms from "./knowledge/platforms.json";
import play from "./knowledge/play.json";
import power from "./knowledge/power.json";
import science from "./knowledge/science.json";
import software from "./knowledge/software.json";
import systems from "./knowledge/systems.json";
import techniques from "./knowledge/techniques.json";
import toolbox from "./knowledge/toolbox.json";
import work from "./knowledge/work.json";
import audiences from "./phrases/audiences.json";
import borrowedIdeas from "./phrases/borrowed-ideas.json";
import descriptions from "./phrases/descriptions.json";
import hardProblems from "./phrases/hard-problems.json";
import openings from "./phrases/openings.json";
import shortForms from "./phrases/short-forms.json";
import situations from "./phrases/situations.json";
import sizeSentences from "./phrases/size-sentences.json";
import spellings from "./phrases/spellings.json";
import tagSentences from "./phrases/tag-sentences.json";
import unknownTags from "./phrases/unknown-tags.json";

/** The files by folder and name. Their order is that of preference where two fit equally well. */
export const CONTENT_FILES = {
  knowledge: {
    food,
    body,
    nature,
    arts,
    civic,
    past,
    play,
    learning,
    power,
    home,
    movement,
    work,
    software,
    kitchen,
    crafts,
    land,
    neighbours,
    systems,
    interfaces,
    platforms,
    science,
    outdoors,
    techniques,
    languages,
    toolbox,
  },
  archetypes: {
    keeping,
    checking,
    sharing,
    thinking,
    making,
  },
  phrases: {
    audiences,
    "borrowed-ideas": borrowedIdeas,
    descriptions,
    "hard-problems": hardProblems,
    openings,
    "short-forms": shortForms,
    situations,
    "size-sentences": sizeSentences,
    spellings,
    "tag-sentences": tagSentences,
    "unknown-tags": unknownTags,
  },
};

/** @throws Error naming the file and the path of every fault */
export function parseContent(files: unknown = CONTENT_FILES): Content {
  const parsed = contentSchema.safeParse(files);
  if (parsed.success) return parsed.data;
  const faults = parsed.error.issues.map(({ path: [folder, file, ...path], message }) => {
    const name = `lib/builtin/composer/${String(folder)}/${String(file)}.json`;
    return [name, z.core.toDotPath(path), message].filter(Boolean).join(": ");
  });
  throw new Error(faults.join("\n"));
}
