import { type AnswerKind, bodyOf, says } from "./kind";

/** Prose that is none: what a small model says about its task, or about nothing at all. */
const remark = (name: string, text: string): AnswerKind => ({
  ...says(name, () => text, "llm_invalid"),
  columns: ["project_idea"],
});

/** A field of the metadata copied from somewhere else; a body, since the bare reader of tests/unit would take it. */
const copied = (name: string, change: (object: Record<string, unknown>) => object): AnswerKind => ({
  name,
  columns: ["metadata"],
  respond: (good) => {
    const object: Record<string, unknown> = JSON.parse(good);
    return { body: bodyOf({ message: { content: JSON.stringify({ ...object, ...change(object) }) } }) };
  },
  expect: "llm_invalid",
});

const titled = (title: string) => copied(`a title from the question: ${title}`, () => ({ title }));
const described = (name: string, change: (tagline: string) => string) =>
  copied(`a description that is the tagline, ${name}`, ({ short_description }) => ({
    description: change(String(short_description)),
  }));
const tagged = (tag: string): AnswerKind => ({
  ...copied(`a tag that is a sentence: ${tag}`, () => ({ hashtags: ["ios", "kitchen", tag] })),
  relaxed: true,
});

/** What models of few parameters answer, whatever is enforced of their format. */
export const SMALL_MODELS: AnswerKind[] = [
  remark("a remark", "You can delete, but you cannot correct it."),
  remark(
    "an announcement",
    "Sure! Here is a project idea that combines gardening and iOS, in two paragraphs:",
  ),
  remark(
    "the task in other words",
    "The project idea has to be specific. It is for gardeners and it uses ios.",
  ),
  remark("one long sentence", `Gardening is ${"good for you and for everybody and ".repeat(12)}ios.`),
  remark(
    "a remark in Chinese",
    "好的，没问题。下面我将为您写一个关于园艺的项目创意，请稍等片刻，谢谢您的耐心，我马上就开始写。",
  ),
  titled("The Project's Name"),
  titled("project idea"),
  titled("Gardening"),
  described("as it is", (tagline) => tagline),
  described("with a full stop", (tagline) => `${tagline}.`),
  described("shouted", (tagline) => `${tagline.toUpperCase()}!`),
  tagged("it helps people to water plants"),
  tagged("a-tool-for-people-with-many-plants"),
  tagged("приложение которое помогает поливать растения дома"),
];
