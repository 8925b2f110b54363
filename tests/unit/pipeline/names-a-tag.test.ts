import { expect, it } from "vitest";
import { namesATag } from "@/lib/pipeline/text/names-a-tag";

it.each<[string, string[], string]>([
  ["the tag", ["nutrition"], "It explains nutrition to cooks."],
  ["the tag in another spelling", ["local-first"], "A local first notebook."],
  ["the tag in one word", ["self-hosted"], "You have it selfhosted."],
  ["a word of the tag", ["web-app"], "It opens on the web."],
  ["an inflected word", ["scheduling"], "It schedules the week."],
  ["a plural", ["app"], "Two apps agree."],
  ["a second tag", ["rust", "maps"], "A map of the town."],
  ["the long name", ["ml"], "It uses machine learning."],
  ["the short name", ["large-language-model"], "It asks an LLM."],
  ["signs", ["c++"], "Written in C++."],
  ["Turkish", ["yazılım"], "Yazılımı seven için."],
  ["Hindi", ["खाना"], "यह खाना बनाता है।"],
  ["Chinese", ["健康"], "一个关于健康饮食的应用。"],
  ["Thai", ["สุขภาพ"], "แอปเพื่อสุขภาพของคุณ"],
])("finds %s", (_name, tags, text) => {
  expect(namesATag(text, tags)).toBe(true);
});

it.each<[string, string[], string]>([
  ["none", [], "Anything at all."],
  ["letters within a word", ["ai"], "It said that the rain came again."],
  ["a short word's beginning", ["app"], "An approach to appreciation."],
  ["another thing", ["nutrition", "ios"], "You can delete, but you cannot correct it."],
  ["Chinese", ["健康"], "一个关于音乐的应用。"],
])("does not find %s", (_name, tags, text) => {
  expect(namesATag(text, tags)).toBe(false);
});
