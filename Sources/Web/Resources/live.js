// Server-Sent Events by fetch, because an EventSource can send no token, and hides how its connection is.

import { eventStream } from "./server.js";

/** The server says something every 15 seconds at least. */
const longestSilence = 40_000;
const pauses = [500, 1000, 2000, 4000, 8000];

/**
 * Reads events until the page is closed, and connects again where that ends.
 *
 * @param onEvent gets {id, kind, data}.
 * @param onState gets "connecting", "live" or "lost".
 */
export async function listen(onEvent, onState) {
  let last = null;
  for (let failures = 0; ; failures++) {
    onState("connecting");
    try {
      for await (const event of connection(last)) {
        failures = 0;
        onState("live");
        if (event.id != null) last = event.id;
        // The numbers of a server that was started anew begin at 1 again.
        if (event.kind === "hello" && last > event.data.last) last = null;
        onEvent(event);
      }
    } catch {
      // A connection that broke is tried again below, whatever broke it.
    }
    onState("lost");
    await new Promise((resume) => setTimeout(resume, pauses[Math.min(failures, pauses.length - 1)]));
  }
}

async function* connection(last) {
  const ending = new AbortController();
  let watch = setTimeout(() => ending.abort(), longestSilence);
  try {
    const response = await eventStream(last, ending.signal);
    const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
    for (let rest = ""; ; ) {
      const { value, done } = await reader.read();
      if (done) return;
      clearTimeout(watch);
      watch = setTimeout(() => ending.abort(), longestSilence);
      const blocks = (rest + value).replaceAll("\r\n", "\n").split("\n\n");
      rest = blocks.pop();
      for (const block of blocks) {
        const event = parse(block);
        if (event) yield event;
      }
    }
  } finally {
    clearTimeout(watch);
    ending.abort();
  }
}

/** One block of the stream, or null where it is only a comment. */
function parse(block) {
  const event = { id: null, kind: "message", data: null };
  const data = [];
  for (const line of block.split("\n")) {
    const [, name, value] = line.match(/^([^:]*):? ?(.*)$/);
    if (name === "id") event.id = Number(value);
    else if (name === "event") event.kind = value;
    else if (name === "data") data.push(value);
  }
  if (data.length === 0) return null;
  event.data = JSON.parse(data.join("\n"));
  return event;
}
