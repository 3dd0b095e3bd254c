// Search: in all messages of the server, not only in those that are shown.

import { openPhone } from "./bench.js";
import { openDialog } from "./dialog.js";
import { debounced, el, field } from "./dom.js";
import { call } from "./server.js";
import { enter, key, state, tell, wall } from "./state.js";
import { dayName, say, spoken, timeOfDay } from "./words.js";

export function showSearch() {
  const results = el("div", { class: "results", role: "status" });
  const input = el("input", { type: "text", placeholder: say("searchHint"), autocomplete: "off" });
  const dialog = openDialog(say("searchMessages"), [field(say("searchMessages"), input), results]);
  const ask = debounced(150, async (text) => {
    const answer = await call("GET", `/v1/messages?unmasked=true&limit=30&text=${encodeURIComponent(text)}`).catch(() => null);
    if (answer && text === input.value) show(answer.messages);
  });
  const show = (messages) => results.replaceChildren(messages.length === 0
    ? el("p", { class: "empty" }, say("nothingFound"))
    : el("ul", {}, messages.map((message) => el("li", {}, found(message, dialog)))));
  input.addEventListener("input", () => (input.value.trim() === "" ? results.replaceChildren() : ask(input.value)));
  dialog.addEventListener("keydown", (event) => step(event, dialog, input));
  input.focus();
}

function found(message, dialog) {
  const at = wall(message.at);
  const go = () => {
    dialog.close();
    enter(message);
    goTo(message);
  };
  return el("button", { type: "button", onclick: go }, el("span", {}, message.text),
    el("small", { class: "mono" }, `${spoken(message.from)} → ${spoken(message.to)} · ${dayName(at)} ${timeOfDay(at)}`));
}

/** Its phone comes to the front, and it is explained beside that. */
function goTo(message) {
  const codes = new Set(state.grammars.map(({ shortCode }) => key(shortCode)));
  openPhone(codes.has(key(message.from)) ? message.to : message.from);
  tell("messages");
  tell("chosen", message.id);
  tell("tab", "why");
  document.querySelector(`.bubble[data-id="${message.id}"]`)?.scrollIntoView({ block: "center" });
}

function step(event, dialog, input) {
  const way = { ArrowUp: -1, ArrowDown: 1 }[event.key];
  if (!way) return;
  event.preventDefault();
  const all = [input, ...dialog.querySelectorAll(".results button")];
  all[(all.indexOf(document.activeElement) + way + all.length) % all.length].focus();
}
