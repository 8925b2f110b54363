/** What is said of the chosen tags: loaded together, once there is one. */
export { RelatedTags } from "./related-tags";
export { TagNotes } from "./tag-notes";
