// One phone: its head, the conversation, and the message box.

import { closePhone } from "./bench.js";
import { bubble } from "./bubble.js";
import { compose } from "./compose.js";
import { breakable, choice, el, icon, iconButton } from "./dom.js";
import { failed } from "./notices.js";
import { call } from "./server.js";
import { conversation, key, on, state, wall } from "./state.js";
import { enterHandset } from "./loading.js";
import { dayName, say, spoken } from "./words.js";

export function phone(number, signal) {
  const element = el("section", { class: "phone", "data-number": number, "aria-label": spoken(number) },
    head(number, signal), talk(number, signal), compose(number, signal));
  const showState = () => (element.dataset.state = stateOf(number));
  on("handset handsets", showState, signal);
  return element;
}

const stateOf = (number) => state.handsets.get(key(number))?.state ?? "present";

function head(number, signal) {
  const switchBox = el("div", {});
  const options = () => [["present", say("present"), "network"], ["away", say("away"), "away"], ["full", say("full"), "full"]];
  const showSwitch = () => {
    const focused = switchBox.contains(document.activeElement);
    const legend = say("handsetState", spoken(number));
    switchBox.replaceChildren(choice(`state-${number}`, legend, options(), stateOf(number), (name) => put(number, name)));
    if (focused) switchBox.querySelector(":checked").focus();
  };
  on("handset", (handset) => key(handset.number) === key(number) && showSwitch(), signal);
  on("handsets", showSwitch, signal);
  showSwitch();
  return el("header", { class: "phone-head" }, el("h2", {}, spoken(number), waiting(number, signal)),
    iconButton("close", say("removePhone", spoken(number)), () => closePhone(number), { class: "plain tiny" }), switchBox);
}

/** How many messages wait for it. */
function waiting(number, signal) {
  const badge = el("span", { class: "badge", hidden: true });
  on("queue", () => {
    const count = state.queue.filter((message) => key(message.to) === key(number)).length;
    badge.hidden = count === 0;
    badge.textContent = say("waitingForIt", count);
  }, signal);
  return badge;
}

async function put(number, name) {
  try {
    enterHandset(await call("PUT", `/v1/handsets/${encodeURIComponent(number)}`, { state: name }));
  } catch (problem) {
    failed(problem);
    enterHandset({ number, state: stateOf(number) });
  }
}

/** The conversation, which stays at its end while it is there. */
function talk(number, signal) {
  const list = el("ol", {});
  const empty = emptyTalk(number, signal);
  const log = el("div", { class: "talk", role: "log", tabindex: "0", "aria-label": say("conversationOf", spoken(number)) }, empty);
  const isOurs = (message) => key(message.from) === key(number) || key(message.to) === key(number);
  const toEnd = stayAtEnd(log, list, signal);
  on("messages", () => {
    const all = conversation(number);
    list.replaceChildren(...withDays(all, number));
    log.replaceChildren(all.length ? list : empty);
    toEnd();
  }, signal);
  on("message", (message) => {
    if (!isOurs(message)) return;
    if (!list.isConnected) log.replaceChildren(list);
    place(list, message, number);
  }, signal);
  on("chosen", (id) => {
    for (const one of list.querySelectorAll(".bubble")) one.classList.toggle("chosen", one.dataset.id === String(id));
  }, signal);
  log.addEventListener("keydown", (event) => move(event, log));
  return log;
}

/** Whatever grows or shrinks, the last message stays in sight while it is; gives what goes there from anywhere. */
function stayAtEnd(log, list, signal) {
  let isAtEnd = true;
  const toEnd = () => (log.scrollTop = log.scrollHeight);
  log.addEventListener("scroll", () => (isAtEnd = log.scrollHeight - log.scrollTop - log.clientHeight < 24), { passive: true });
  const sizes = new ResizeObserver(() => isAtEnd && toEnd());
  sizes.observe(log);
  sizes.observe(list);
  signal.addEventListener("abort", () => sizes.disconnect());
  return () => {
    isAtEnd = true;
    toEnd();
  };
}

/** Enters a message in its place, which is the end for a new one; a day's first message has the day above it. */
function place(list, message, number) {
  const known = list.querySelector(`.bubble[data-id="${message.id}"]`);
  const item = bubble(message, number);
  if (known) {
    const focused = known.contains(document.activeElement);
    known.replaceWith(item);
    if (focused) item.querySelector(".why")?.focus();
    return;
  }
  item.classList.add("new");
  const day = dayName(wall(message.at));
  const days = list.querySelectorAll(".day");
  if (days[days.length - 1]?.textContent !== day) list.append(el("li", { class: "day" }, day));
  list.append(item);
}

function withDays(messages, number) {
  let last;
  return messages.flatMap((message) => {
    const day = dayName(wall(message.at));
    const items = day === last ? [] : [el("li", { class: "day" }, day)];
    last = day;
    return [...items, bubble(message, number)];
  });
}

/** Up and down go from message to message. */
function move(event, log) {
  const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
  const buttons = [...log.querySelectorAll(".why")];
  if (!step || buttons.length === 0) return;
  event.preventDefault();
  const place = buttons.indexOf(document.activeElement);
  const next = place < 0 ? (step < 0 ? buttons.length - 1 : 0) : place + step;
  buttons[Math.max(0, Math.min(buttons.length - 1, next))].focus();
}

/** An empty conversation shows how to begin. */
function emptyTalk(number, signal) {
  const examples = el("div", { class: "stack" });
  on("grammars", () => {
    const first = state.grammars[0]?.messages.find((message) => message.examples.length > 0)?.examples[0];
    examples.replaceChildren(...(first ? [exampleButton(number, first)] : []));
  }, signal);
  return el("div", { class: "empty" }, icon("bubble"), el("p", {}, say("emptyTalk")), examples);
}

const exampleButton = (number, text) =>
  el("button", { type: "button", class: "button mono", onclick: (event) => write(event.target.closest(".phone"), text) }, breakable(text));

/** Puts a text into a phone's message box. */
export function write(phone, text) {
  const box = phone.querySelector("textarea");
  box.value = text;
  box.dispatchEvent(new Event("input", { bubbles: true }));
  box.focus();
}
