import { expect, it } from "vitest";
import { metadataSchema } from "@/lib/pipeline/columns/metadata";
import { buildVocabulary } from "@/lib/pipeline/vocabulary";

const read = (hashtags: unknown) =>
  metadataSchema({ required: [], vocabulary: buildVocabulary([]) }).parse({
    title: "Meal Ledger",
    short_description: "A kitchen diary that counts for you",
    description: "It reads receipts and keeps a diary of meals.",
    hashtags,
  }).hashtags;

it.each<[string, unknown, string[]]>([
  ["full-width commas", "健康，饮食，睡眠", ["健康", "饮食", "睡眠"]],
  ["the comma of lists in Chinese", "健康、饮食、睡眠", ["健康", "饮食", "睡眠"]],
  ["full-width semicolons", "健康；饮食；睡眠", ["健康", "饮食", "睡眠"]],
  ["ideographic spaces", "健康　饮食　睡眠", ["健康", "饮食", "睡眠"]],
  ["Arabic commas", "صحة، طعام، نوم", ["صحة", "طعام", "نوم"]],
  ["Ethiopic commas", "ጤና፣ምግብ፣እንቅልፍ", ["ጤና", "ምግብ", "እንቅልፍ"]],
  ["middle dots", "健康・食事・睡眠", ["健康", "食事", "睡眠"]],
  ["bullets", "• health\n• diet\n• sleep", ["health", "diet", "sleep"]],
  ["numbers", "1. health\n2. diet\n3. sleep", ["health", "diet", "sleep"]],
  ["bars", "health | diet｜sleep", ["health", "diet", "sleep"]],
  ["hashes alone", "#health#diet#sleep", ["health", "diet", "sleep"]],
  ["full-width hashes", "＃健康＃饮食＃睡眠", ["健康", "饮食", "睡眠"]],
  ["hashes and spaces", "#health #c# #sleep", ["health", "c#", "sleep"]],
  ["JSON", '["health", "diet", "sleep"]', ["health", "diet", "sleep"]],
  ["JSON in JSON", '"[\\"health\\", \\"diet\\", \\"sleep\\"]"', ["health", "diet", "sleep"]],
  ["Python", "['health', 'diet', 'sleep']", ["health", "diet", "sleep"]],
  ["JSON with commas of another script", "[“健康”，“饮食”，“睡眠”]", ["健康", "饮食", "睡眠"]],
  ["quotes", "「健康」「饮食」「睡眠」", ["健康", "饮食", "睡眠"]],
  ["a label", "Tags: health, diet, sleep.", ["health", "diet", "sleep"]],
  ["one text in a list", ["health, diet; sleep"], ["health", "diet", "sleep"]],
  ["one text of hashes in a list", ["#health#diet #sleep"], ["health", "diet", "sleep"]],
  ["JSON in a list", ['["health", "diet"]', "sleep"], ["health", "diet", "sleep"]],
])("tags in one text are a list: with %s", (_name, hashtags, tags) => {
  expect(read(hashtags)).toEqual(tags);
});

it("words of one tag stay together", () => {
  expect(read(["machine learning", "データ・サイエンス", "ci-cd"])).toEqual([
    "machine-learning",
    expect.stringContaining("サイエンス"),
    "ci-cd",
  ]);
});
