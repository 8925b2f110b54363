export interface ReadEvent {
  id: string;
  event: string;
  data: Record<string, unknown>;
}

/** The events of a stream as they come, without heartbeats. Ending the iteration closes the stream. */
export async function* readEvents(response: Response): AsyncGenerator<ReadEvent> {
  if (!response.body) throw new Error(`no stream: ${response.status}`);
  let text = "";
  for await (const piece of response.body.pipeThrough(new TextDecoderStream())) {
    text += piece;
    const blocks = text.split("\n\n");
    text = blocks.pop() ?? "";
    for (const block of blocks) {
      const fields = new Map(
        block.split("\n").map((line) => [line.split(": ", 1)[0], line.slice(line.indexOf(": ") + 2)]),
      );
      const data = fields.get("data");
      if (data === undefined) continue;
      yield { id: fields.get("id") ?? "", event: fields.get("event") ?? "", data: JSON.parse(data) };
    }
  }
}
