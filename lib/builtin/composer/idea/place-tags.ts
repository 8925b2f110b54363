import type { Catalogue } from "../catalogue";
import type { Topic } from "../content-schema";

/** A tag with its place in the text. */
export interface PlacedTag {
  tag: string;
  topic: Topic;
  /** What the text calls it. */
  word: string;
}

export interface TagPlaces {
  /** The tag that the situation is about, if one is. */
  subject: PlacedTag | null;
  /** Say what it is built with. */
  techniques: PlacedTag[];
  /** Other fields with something in common. */
  otherSubjects: PlacedTag[];
  /** Tags without a topic, which get a sentence that claims no knowledge of them. */
  unfamiliar: PlacedTag[];
  /** Those that share one sentence, because a reader could not bear more. */
  remaining: PlacedTag[];
}

const MAX_TECHNIQUES = 4;
const MAX_OTHER_SUBJECTS = 2;
const MAX_UNFAMILIAR = 2;

/** Gives every tag a place, those in front first. */
export function placeTags(catalogue: Catalogue, tags: readonly string[], about: Topic): TagPlaces {
  const places: TagPlaces = {
    subject: null,
    techniques: [],
    otherSubjects: [],
    unfamiliar: [],
    remaining: [],
  };
  const words = new Set<string>();
  for (const tag of tags) {
    const topic = catalogue.topicFor(tag);
    const placed = { tag, topic, word: catalogue.wordFor(tag) };
    if (words.has(placed.word)) continue;
    words.add(placed.word);
    const isAbout = topic === about || topic.tags.every((own) => about.tags.includes(own));
    if (isAbout && !places.subject) places.subject = placed;
    else if (!catalogue.isKnown(topic)) placeIn(places.unfamiliar, MAX_UNFAMILIAR, placed, places);
    else if (topic.gives) placeIn(places.techniques, MAX_TECHNIQUES, placed, places);
    else placeIn(places.otherSubjects, MAX_OTHER_SUBJECTS, placed, places);
  }
  return places;
}

function placeIn(place: PlacedTag[], max: number, placed: PlacedTag, { remaining }: TagPlaces): void {
  (place.length < max ? place : remaining).push(placed);
}
