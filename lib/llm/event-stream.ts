import { callArguments, contentText, type Fields, fields, items } from "./message-text";

const EVENTS = /^\uFEFF?\s*(?:(?:data|event|id|retry) ?:|:)/;
/** What some gateways send while a model is at work. */
const COMMENTS = /^\uFEFF?(?:\s*:[^\n]*\n)+/;
const DONE = /^data: ?\[DONE\]/m;

/**
 * The body of an answer that came as text: JSON under another name, JSON with an event stream's end behind it, or an
 * event stream that nobody asked for, put together into one chat completion. Anything else stays the text it is.
 */
export function bodyOfText(text: string): unknown {
  const json = parse(text) ?? parse(text.replace(COMMENTS, "").replace(/\s*data: ?\[DONE\]\s*$/, ""));
  if (json !== undefined) return json;
  const events = EVENTS.test(text) ? eventsIn(text) : [];
  if (events.length === 0) return text;
  return events.findLast((event) => choiceOf(event).message !== undefined) ?? merged(events, DONE.test(text));
}

/** The events' data. Some servers do not put a blank line between events, and some send one's JSON in several lines. */
function eventsIn(text: string): Fields[] {
  const events: Fields[] = [];
  let data = "";
  for (const line of text.split(/\r\n?|\n/)) {
    data = line.startsWith("data:") ? `${data}\n${line.slice("data:".length)}` : line === "" ? "" : data;
    const event = fields(parse(data));
    if (event === undefined) continue;
    events.push(event);
    data = "";
  }
  return events;
}

/** The pieces of a stream as the one completion they make; with `error` where an event brought one. */
function merged(events: Fields[], isDone: boolean): Fields {
  const message = { role: "assistant", content: "", refusal: "" };
  const calls = new Map<unknown, { arguments: string }>();
  const last: Fields = {};
  for (const event of events) {
    const choice = choiceOf(event);
    const delta = fields(choice.delta) ?? {};
    message.content += contentText(delta.content ?? choice.text);
    message.refusal += contentText(delta.refusal);
    for (const call of [...items(delta.tool_calls), delta.function_call].map(fields)) {
      if (call === undefined) continue;
      const known = calls.get(call.index) ?? { arguments: "" };
      known.arguments += callArguments({ tool_calls: [call.function ? call : { function: call }] });
      calls.set(call.index, known);
    }
    last.finish_reason = choice.finish_reason ?? last.finish_reason;
    last.error = choice.error ?? event.error ?? last.error;
    last.usage = event.usage ?? last.usage;
  }
  const { usage, error, finish_reason } = last;
  // A stream that just stops was cut with its connection.
  const finish = finish_reason ?? (isDone ? null : "connection_closed");
  const tool_calls = [...calls.values()].map((call) => ({ function: call }));
  const choices = [{ message: { ...message, tool_calls }, finish_reason: finish }];
  return { object: "chat.completion", choices, ...(error ? { error } : {}), usage };
}

const choiceOf = ({ choices }: Fields): Fields => fields(items(choices)[0]) ?? {};

function parse(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch {
    return undefined;
  }
}
