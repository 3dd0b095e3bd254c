// One message as a phone shows it, with what only the network knows: whether it arrived, and in how many parts.

import { breakable, el, hidden, icon } from "./dom.js";
import { preferences } from "./preferences.js";
import { key, tell, wall } from "./state.js";
import { say, spoken, timeOfDay } from "./words.js";

const dead = ["failed", "expired", "deleted", "refused", "rejected", "undeliverable"];

export function bubble(message, number) {
  const isMine = key(message.from) === key(number);
  const classes = ["bubble", isMine && "mine", !isMine && isWaiting(message) && "waiting", dead.includes(message.state) && "dead",
    message.id === preferences.chosen && "chosen"];
  const item = el("li", { class: classes.filter(Boolean).join(" "), "data-id": message.id },
    hidden(say("sentAt", spoken(message.from), spoken(message.to))),
    el("p", { class: "text" }, breakable(message.text)),
    trouble(message),
    el("p", { class: "meta" }, whyButton(message), el("span", {}, say("sms", message.segments ?? 1)),
      el("time", { datetime: message.at }, timeOfDay(wall(message.at))), tick(message)));
  item.addEventListener("click", () => getSelection().isCollapsed && choose(message));
  return item;
}

const isWaiting = (message) => message.state === "enroute" || message.state === "accepted";

/** What was not taken has no place in the journal, and nothing is known of it but that. */
const isInJournal = (message) => Number.isInteger(message.id);

function whyButton(message) {
  if (!isInJournal(message)) return null;
  const label = say("whyOf", message.id);
  return el("button", { type: "button", class: "why", title: label, "aria-label": `${say("why")} ${label}` }, say("why"));
}

function choose(message) {
  if (!isInJournal(message)) return;
  tell("chosen", message.id);
  tell("view", "why");
}

/** What went wrong with it, in words. */
function trouble(message) {
  const words = [];
  if (message.fault) words.push(message.fault === "loss" ? say("lossSays") : say("faultSays", message.fault));
  else if (dead.includes(message.state)) words.push(say(message.state));
  if (message.silence) words.push(say("noReply", message.silence.reason ?? message.silence));
  return words.length === 0 ? null : el("p", { class: "small say" }, words.join(" · "));
}

/** One tick: the centre has it; two: it arrived, or was answered. */
function tick(message) {
  const name = message.state === "accepted" && message.replies?.length ? "answered" : message.state;
  const drawing = { accepted: "check", enroute: "clock", delivered: "checks", answered: "checks" }[name] ?? "cross";
  return el("span", { title: say(name) }, icon(drawing), hidden(say(name)));
}
