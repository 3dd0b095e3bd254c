// What goes on between the phones and the service: time, faults, the queue, gateways, the log.

import { nextDue } from "./clock.js";
import { openDialog } from "./dialog.js";
import { el, icon } from "./dom.js";
import { faults } from "./faults.js";
import { gateways } from "./gateways.js";
import { log } from "./log.js";
import { failed } from "./notices.js";
import { call } from "./server.js";
import { on, state, wall } from "./state.js";
import { say, spoken, timeOfDay } from "./words.js";

export const network = (signal) => [faults(signal), queue(signal), gateways(signal), time(signal), log(), again()];

const time = (signal) => el("section", {}, el("h3", {}, say("clock")), nextDue(signal));

function queue(signal) {
  const list = el("ul", { class: "list" });
  on("queue", () => list.replaceChildren(...(state.queue.length === 0
    ? [el("li", { class: "none" }, say("emptyQueue"))] : state.queue.map(waiting))), signal);
  return el("section", { class: "queue" }, el("h3", {}, say("queue")), list);
}

const waiting = (message) => el("li", {}, icon("clock"), el("div", {},
  el("b", { class: "mono" }, spoken(message.to)), el("p", {}, message.text),
  message.nextTry && el("small", {}, say("nextTry", timeOfDay(wall(message.nextTry), true)))));

function again() {
  const ask = () => openDialog(say("again"), [el("p", {}, say("resetReally")), el("p", { class: "small" }, say("againHint"))], say("resetDo"),
    () => void call("POST", "/v1/reset", {}).catch(failed));
  return el("section", {}, el("h3", {}, say("again")), el("p", { class: "small" }, say("againHint")),
    el("div", {}, el("button", { type: "button", class: "button", onclick: ask }, say("reset"))));
}
