// The message box: what a text will cost while it is written, examples, and sending once whatever happens.

import { el, icon, iconButton } from "./dom.js";
import { counter } from "./counter.js";
import { failed } from "./notices.js";
import { preferences, remember } from "./preferences.js";
import { call, identity } from "./server.js";
import { conversation, enter, key, on, state } from "./state.js";
import { templates } from "./templates.js";
import { say, spoken } from "./words.js";

/** What has no place in the journal gets one in this page: behind what is there. */
const placeOutside = () => Math.max(0, ...state.messages.keys()) + 0.001;

export function compose(number, signal) {
  const count = counter((text) => setText(box, text));
  const box = el("textarea", { rows: "1", "aria-label": say("message", spoken(number)), enterkeyhint: "send", autocomplete: "off" });
  box.value = preferences.drafts[number]?.text ?? "";
  const to = recipient(signal);
  const send = iconButton("send", say("send"), () => submit(number, to.value, box), { class: "main" });
  box.addEventListener("input", () => {
    keepDraft(number, box.value);
    count.show(box.value);
  });
  box.addEventListener("keydown", (event) => onKey(event, number, to, box));
  on("grammars", () => (box.placeholder = say("messageHint", to.value)), signal);
  count.show(box.value);
  return el("div", { class: "compose" }, to, count.element,
    el("div", { class: "box" }, templates(signal, (text) => setText(box, text)), box, send));
}

function onKey(event, number, to, box) {
  if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
    event.preventDefault();
    submit(number, to.value, box);
  } else if (event.key === "ArrowUp" && box.value === "") {
    const last = conversation(number).findLast((message) => key(message.from) === key(number));
    if (last) setText(box, last.text);
    event.preventDefault();
  }
}

function setText(box, text) {
  box.value = text;
  box.dispatchEvent(new Event("input"));
  box.focus();
}

/** Which service it goes to; there is nothing to choose where there is one. */
function recipient(signal) {
  const select = el("select", { "aria-label": say("recipient") });
  on("grammars", () => {
    const codes = state.grammars.map(({ shortCode }) => shortCode);
    select.replaceChildren(...(codes.length ? codes : ["2757"]).map((code) => el("option", { value: code }, code)));
    select.closest(".compose")?.classList.toggle("many", codes.length > 1);
  }, signal);
  select.append(el("option", { value: "2757" }, "2757"));
  return select;
}

/** A draft has the identity under which its text is sent, so that another try after a broken connection counts once. */
function keepDraft(number, text) {
  const drafts = { ...preferences.drafts, [number]: { text, id: identity() } };
  if (text === "") delete drafts[number];
  remember({ drafts });
}

async function submit(number, to, box) {
  const draft = preferences.drafts[number];
  const text = box.value;
  if (text.trim() === "" || box.readOnly) return;
  box.readOnly = true;
  try {
    const body = { from: number, to, text, id: draft?.id ?? identity() };
    enterAnswer(await call("POST", "/v1/messages?unmasked=true", body));
    setText(box, "");
  } catch (problem) {
    failed({ message: say("notSent", problem.message) });
  } finally {
    box.readOnly = false;
  }
}

function enterAnswer({ message, replies, silence }) {
  enter({ ...message, id: message.id ?? placeOutside(), silence: message.silence ?? silence });
  for (const reply of replies ?? []) enter(reply);
}
