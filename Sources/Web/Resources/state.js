// What the page knows, and who wants to hear that it changed.

const changes = new EventTarget();

/** So many messages are kept; when half as many more have come, the oldest go. */
const mostMessages = 2000;

export const state = {
  /** Messages of both directions, by id. */
  messages: new Map(),
  /** How handsets are that were ever away or full, by `key`. */
  handsets: new Map(),
  grammars: [],
  rules: [],
  clock: null,
  link: "connecting",
  queue: [],
  /** Where gateways bind by SMPP; null where they cannot. */
  smpp: null,
  sessions: [],
  /** What goes wrong between the centre and gateways. */
  gatewayRules: [],
};

/** Calls when one of these changed, until the signal says that nobody looks any more. */
export function on(kinds, react, signal) {
  for (const kind of kinds.split(" ")) changes.addEventListener(kind, (event) => react(event.detail), { signal });
}

export function tell(kind, detail) {
  changes.dispatchEvent(new CustomEvent(kind, { detail }));
}

/** `0812…`, `62812…` and `+62812…` are one number. */
export function key(number) {
  const digits = String(number).replace(/[^0-9A-Za-z]/g, "");
  return digits.startsWith("0") ? `62${digits.slice(1)}` : digits;
}

/** Enters a message, or what is new of it. A state that is final stays, whichever answer of the server's came last. */
export function enter(message) {
  const known = state.messages.get(message.id);
  const merged = { ...known, ...message };
  if (known?.finalAt && !message.finalAt) Object.assign(merged, { state: known.state, finalAt: known.finalAt });
  merged.replies = [...new Set([...(known?.replies ?? []), ...(message.replies ?? [])])];
  state.messages.set(message.id, merged);
  tell("message", merged);
  if (!known && message.cause != null) enterReply(message);
  if (state.messages.size > mostMessages * 1.5) forgetOldest();
}

/** A message that has a reply was answered, whichever of them the page heard of first. */
function enterReply({ id, cause }) {
  const answered = state.messages.get(cause);
  if (answered && !answered.replies.includes(id)) enter({ ...answered, replies: [id] });
}

function forgetOldest() {
  const ids = [...state.messages.keys()].sort((a, b) => b - a);
  for (const id of ids.slice(mostMessages)) state.messages.delete(id);
  tell("messages");
}

export function enterState({ id, state: name, at }) {
  const known = state.messages.get(id);
  if (known) enter({ ...known, state: name, finalAt: isFinal(name) ? at : known.finalAt });
}

/** Whether nothing more happens to a message. */
export const isFinal = (name) => ["delivered", "failed", "expired", "deleted", "refused", "rejected", "undeliverable"].includes(name);

/** A telephone's messages, the oldest first. */
export function conversation(number) {
  const own = key(number);
  return [...state.messages.values()]
    .filter((message) => key(message.from) === own || key(message.to) === own)
    .sort((a, b) => a.id - b.id);
}

/** Telephones that had a message, the last first. */
export function numbers() {
  const codes = new Set(state.grammars.map((grammar) => key(grammar.shortCode)));
  const seen = new Map();
  for (const message of [...state.messages.values()].sort((a, b) => b.id - a.id)) {
    for (const number of [message.from, message.to]) {
      if (!codes.has(key(number)) && !seen.has(key(number))) seen.set(key(number), number);
    }
  }
  return [...seen.values()];
}

export function enterClock(clock) {
  state.clock = { ...clock, readAt: performance.now() };
  tell("clock");
}

/** The centre's time at this moment, as a date whose UTC fields are its wall clock's. */
export function wallClock() {
  if (!state.clock) return null;
  const since = (performance.now() - state.clock.readAt) * (state.clock.mode === "manual" ? 0 : state.clock.speed ?? 1);
  return new Date(wall(state.clock.now).getTime() + since);
}

/** A time of the server's, as a date whose UTC fields are what its own clock shows there. */
export function wall(time) {
  const [, sign, hours, minutes] = time.match(/([+-])(\d\d):?(\d\d)$/) ?? [null, "+", 0, 0];
  return new Date(Date.parse(time) + (sign === "-" ? -1 : 1) * (hours * 60 + Number(minutes)) * 60_000);
}
