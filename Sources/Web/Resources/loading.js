// What the page asks of the server at the start, and what it does with each event.

import { call } from "./server.js";
import { enter, enterClock, enterState, key, state, tell } from "./state.js";
import { debounced } from "./dom.js";
import { failed, note } from "./notices.js";
import { say } from "./words.js";

/** As many messages as one page of the server's has, and so many pages. */
const pageSize = 200;
const mostPages = 5;

export async function loadAll() {
  await Promise.all([loadGrammars(), loadMessages(), loadClock(), loadFaults(), loadHandsets(), loadQueue(), loadDoors()].map(quietly));
}

/** One part that fails leaves the others. */
const quietly = (part) => part.catch(failed);

async function loadGrammars() {
  state.grammars = (await call("GET", "/v1/grammars")).grammars;
  tell("grammars");
}

async function loadMessages() {
  let cursor = null;
  const all = [];
  for (let page = 0; page < mostPages; page++) {
    const more = cursor == null ? "" : `&cursor=${encodeURIComponent(cursor)}`;
    const answer = await call("GET", `/v1/messages?unmasked=true&limit=${pageSize}${more}`);
    all.push(...answer.messages);
    cursor = answer.next;
    if (cursor == null) break;
  }
  for (const message of all.reverse()) enter(message);
  tell("messages");
}

const loadClock = async () => enterClock(await call("GET", "/v1/clock"));
const loadFaults = async () => enterFaults(await call("GET", "/v1/faults"));

async function loadHandsets() {
  state.handsets.clear();
  for (const handset of (await call("GET", "/v1/handsets")).handsets) enterHandset(handset);
  tell("handsets");
}

async function loadQueue() {
  state.queue = (await call("GET", "/v1/queue?unmasked=true")).messages;
  tell("queue");
}

async function loadDoors() {
  state.smpp = (await call("GET", "/v1/doors")).smpp;
  await loadGateways();
}

/** What gateways do is not told by events; while somebody looks at it, it is asked for. */
export async function loadGateways() {
  if (state.smpp == null) return;
  const before = JSON.stringify(state.sessions);
  state.sessions = (await call("GET", "/v1/smpp/sessions")).sessions;
  if (JSON.stringify(state.sessions) !== before || before === "[]") tell("gateways");
  enterGatewayFaults(await call("GET", "/v1/smpp/faults"));
}

export function enterGatewayFaults({ rules }) {
  if (JSON.stringify(rules) === JSON.stringify(state.gatewayRules)) return;
  state.gatewayRules = rules;
  tell("gatewayFaults");
}

export function enterFaults({ rules }) {
  state.rules = rules;
  tell("faults");
}

export function enterHandset(handset) {
  state.handsets.set(key(handset.number), handset);
  tell("handset", handset);
}

/** A fault is told of the message that it struck; one on its way in has no place in the journal, and is only told. */
function enterStruck({ fault, from, to, cause }) {
  const struck = [...state.messages.values()]
    .filter((message) => message.direction === "mt" && message.cause === cause && key(message.to) === key(to));
  for (const message of struck) enter({ ...message, fault });
  note(say("struck", fault, from, to));
  refreshFaults();
}

const refreshFaults = debounced(120, () => loadFaults().catch(() => {}));

const refreshQueue = debounced(120, () => Promise.all([loadQueue(), refreshDue()]).catch(() => {}));

/** What is due next changes with messages, and the clock tells of itself only where it is moved. */
async function refreshDue() {
  const clock = await call("GET", "/v1/clock");
  if (clock.nextDue !== state.clock?.nextDue) enterClock(clock);
}

/** What an event changes. */
const effects = {
  message: enter,
  state: enterState,
  clock: enterClock,
  fault: enterFaults,
  handset: enterHandset,
  struck: enterStruck,
  refused: ({ message, reason }) => note(say("refusedOne", message.from, reason)),
  missed: () => loadAll(),
  reset: () => startAgain(),
};

/** Every connection begins with `hello`; what was missed before it is in what is loaded then. */
export function react({ kind, data }) {
  if (kind === "hello") {
    state.messages.clear();
    loadAll();
    return;
  }
  effects[kind]?.(data);
  if (kind !== "clock") refreshQueue();
}

async function startAgain() {
  state.messages.clear();
  tell("messages");
  tell("chosen", null);
  await loadAll();
}
