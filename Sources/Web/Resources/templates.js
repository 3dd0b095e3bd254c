// The grammar's own examples, to begin a message with.

import { breakable, el, iconButton } from "./dom.js";
import { on, state } from "./state.js";
import { say } from "./words.js";

let count = 0;

/** The button that shows them; `take` gets the one that was chosen. */
export function templates(signal, take) {
  const id = `templates-${count++}`;
  const list = el("div", { class: "templates", id, popover: "auto" });
  const button = iconButton("list", say("templates"), null, { class: "plain", popovertarget: id });
  list.addEventListener("toggle", (event) => {
    if (event.newState !== "open") return;
    place(list, button);
    list.querySelector("button")?.focus();
  });
  list.addEventListener("keydown", (event) => step(event, list));
  on("grammars", () => list.replaceChildren(...content(list, take)), signal);
  return [button, list];
}

function content(list, take) {
  const messages = state.grammars.flatMap((grammar) => grammar.messages).filter((message) => message.examples.length > 0);
  if (messages.length === 0) return [el("p", { class: "small" }, say("noTemplates"))];
  const choose = (example) => {
    list.hidePopover();
    take(example);
  };
  return messages.map(({ name, examples }) => el("section", {}, el("h3", {}, name.replaceAll("-", " ")), examples.map((example) =>
    el("button", { type: "button", onclick: () => choose(example) }, breakable(example)))));
}

/** Above its button, and inside the window. */
function place(list, button) {
  const from = button.getBoundingClientRect();
  const size = list.getBoundingClientRect();
  list.style.margin = "0";
  list.style.inset = "auto";
  list.style.left = `${Math.max(8, Math.min(from.left - 8, innerWidth - size.width - 8))}px`;
  list.style.top = `${Math.max(8, from.top - size.height - 8)}px`;
}

function step(event, list) {
  const way = { ArrowUp: -1, ArrowDown: 1 }[event.key];
  if (!way) return;
  event.preventDefault();
  const all = [...list.querySelectorAll("button")];
  all[(all.indexOf(document.activeElement) + way + all.length) % all.length]?.focus();
}
