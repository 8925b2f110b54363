import { type AnswerKind, notForProse, says } from "./kind";

const FENCED: AnswerKind[] = [
  says("bare", (good) => good),
  says("json fence", (good) => `\`\`\`json\n${good}\n\`\`\``),
  says("fence without a label", (good) => `\`\`\`\n${good}\n\`\`\``),
  says("fence in capitals", (good) => `\`\`\`JSON\n${good}\n\`\`\``),
  says("fence of another label", (good) => `\`\`\`javascript\n${good}\n\`\`\``),
  says("fence of tildes", (good) => `~~~json\n${good}\n~~~`),
  says("fence of four", (good) => `\`\`\`\`json\n${good}\n\`\`\`\``),
  says("fence on one line", (good) => `\`\`\`json ${good} \`\`\``),
  says("fence never closed", (good) => `\`\`\`json\n${good}`),
  says("windows line ends", (good) => `\`\`\`json\r\n${good}\r\n\`\`\`\r\n`),
  says("white space around", (good) => `\n\n \t${good}\n\n   \n`),
  says("end mark of a template", (good) => `${good}<|im_end|>`),
];

const AMONG_PROSE: AnswerKind[] = [
  says("prose before the fence", (good) => `Sure! Here's what I'd say:\n\n\`\`\`json\n${good}\n\`\`\``),
  says(
    "prose around the fence",
    (good) => `Here you are:\n\`\`\`\n${good}\n\`\`\`\nIt's what "you" asked {I hope}.`,
  ),
  says("prose before", (good) => `Here's the result: ${good}`),
  says("prose behind", (good) => `${good}\n\nLet me know if I should change anything! {Anything.}`),
  says("braces in prose before", (good) => `I use { for a start and fill {title} in.\n${good}`),
  says("another block before", (good) => `\`\`\`bash\nnpm start {x}\n\`\`\`\n\n\`\`\`json\n${good}\n\`\`\``),
  says("truncated block, then a whole one", (good) => {
    return `\`\`\`json\n${good.slice(0, 60)}\n\`\`\`\nSorry, once more:\n\`\`\`json\n${good}\n\`\`\``;
  }),
];

/** Where the answer stands among fences and prose. */
export const FENCES: AnswerKind[] = [...FENCED, ...AMONG_PROSE.map(notForProse)];
