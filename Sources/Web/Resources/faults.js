// Fault switches: which fault, how often, for whom, for how many messages.

import { el, field, icon, iconButton } from "./dom.js";
import { enterFaults } from "./loading.js";
import { failed } from "./notices.js";
import { preferences } from "./preferences.js";
import { call } from "./server.js";
import { on, state } from "./state.js";
import { say, spoken } from "./words.js";

const names = ["loss", "delay", "duplicate", "reorder", "silence", "reject"];

export function faults(signal) {
  const list = el("ul", { class: "list" });
  const allOff = el("button", { type: "button", class: "button tiny", onclick: () => change("DELETE", "/v1/faults") }, say("allOff"));
  on("faults", () => {
    list.replaceChildren(...(state.rules.length === 0 ? [el("li", { class: "none" }, say("noFaults"))] : state.rules.map(rule)));
    allOff.hidden = state.rules.length === 0;
  }, signal);
  return el("section", { class: "faults" }, el("div", { class: "head" }, el("h3", {}, say("faults")), allOff),
    el("p", { class: "small" }, say("faultsHint")), list, form(signal));
}

function form(signal) {
  const name = el("select", { name: "fault" }, names.map((name) => el("option", { value: name }, `${name}${translated(name)}`)));
  const percent = number("percent", 100, 0, 100, "any");
  const cause = number("cause", 21, 1, 127);
  const [from, until] = [number("from", 2, 0, 86_400), number("until", 30, 0, 86_400)];
  const whom = el("select", { name: "number" });
  const count = el("input", { name: "count", type: "number", min: "1", placeholder: say("always") });
  const parts = {
    percent: field(say("percent"), percent), cause: field(say("cause"), cause),
    from: field(say("from"), from), until: field(say("until"), until),
  };
  const showParts = () => {
    parts.percent.hidden = name.value === "delay";
    parts.cause.hidden = name.value !== "reject";
    parts.from.hidden = parts.until.hidden = name.value !== "delay";
  };
  const submit = (event) => {
    event.preventDefault();
    const fault = notation(name.value, { percent, cause, from, until });
    const number = whom.value || undefined;
    change("POST", "/v1/faults", { fault, number, count: count.value ? Number(count.value) : undefined });
  };
  on("phones", () => fillNumbers(whom), signal);
  fillNumbers(whom);
  name.addEventListener("change", showParts);
  showParts();
  return el("form", { class: "row", onsubmit: submit }, field(say("fault"), name, "broad"), Object.values(parts),
    field(say("forNumber"), whom, "broad"), field(say("nextMessages"), count), el("button", { class: "button main" }, say("switchOn")));
}

/** The name as it stands in a rule, and what it means where the page is not English. */
function translated(name) {
  const word = say(`${name}Fault`);
  return word === name ? "" : ` (${word})`;
}

const number = (name, value, min, max, step = 1) => el("input", { name, type: "number", value, min, max, step, required: true });

const fillNumbers = (select) => select.replaceChildren(el("option", { value: "" }, say("everyone")),
  ...preferences.phones.map((number) => el("option", { value: number }, spoken(number))));

/** A rule as `--fault` reads it. */
function notation(name, { percent, cause, from, until }) {
  if (name === "delay") return `delay=${from.value}s..${until.value}s`;
  return `${name}=${percent.value}%${name === "reject" ? `:${cause.value}` : ""}`;
}

function rule({ id, fault, number, count, struck }) {
  const facts = [number ? spoken(number) : say("everyone"), count == null ? null : say("stillFor", count), say("strikes", struck ?? 0)];
  return el("li", { class: "fault" }, icon("network"),
    el("div", {}, el("code", {}, fault), el("p", {}, facts.filter(Boolean).join(" · "))),
    iconButton("close", say("switchOff", fault), () => change("DELETE", `/v1/faults/${id}`), { class: "plain tiny" }));
}

async function change(method, path, body) {
  try {
    enterFaults((await call(method, path, body)) ?? { rules: [] });
  } catch (problem) {
    failed(problem);
  }
}
