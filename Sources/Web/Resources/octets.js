// The TPDU of each part, octet by octet, beside what each field of it says.

import { el } from "./dom.js";
import { call } from "./server.js";
import { say } from "./words.js";

export async function octets({ parts, direction }) {
  const reports = await Promise.all((parts ?? []).map((part) => decode(part, direction)));
  const tables = reports.filter(Boolean).map((report, place) => [
    reports.length > 1 && el("p", { class: "small" }, say("partOf", place + 1, reports.length)), shown(report, place),
  ]);
  return el("section", {}, el("h3", {}, say("octets")), tables);
}

const decode = ({ pdu }, direction) => call("POST", "/v1/pdu?unmasked=true", { pdu, direction }).catch(() => null);

function shown({ fields }, place) {
  const leaves = fields.filter((field) => !fields.some((other) => other !== field && isInside(other, field)));
  const label = `${say("octets")} ${place + 1}`;
  const string = el("p", { class: "octets", tabindex: "0", role: "group", "aria-label": label }, leaves.map((field) =>
    el("span", { "data-from": field.from, title: field.title }, field.octets.replace(/(..)(?=.)/g, "$1 "), " ")));
  const rows = fields.map((field) => row(field, string));
  const head = el("tr", {}, ["pduField", "pduOctets", "pduMeaning"].map((word) => el("th", { scope: "col" }, say(word))));
  return [string, el("div", { class: "table-box", tabindex: "0", role: "region", "aria-label": label },
    el("table", {}, el("thead", {}, head), el("tbody", {}, rows)))];
}

const isInside = (inner, outer) =>
  inner.path.length > outer.path.length && outer.path.every((name, depth) => name === inner.path[depth]);

/** Pointing at a row lights its octets. */
function row(field, string) {
  const short = field.octets.length > 24 ? `${field.octets.slice(0, 24)}…` : field.octets;
  const element = el("tr", {},
    el("td", { class: field.path.length > 1 ? "inner" : "" }, el("code", {}, field.path.at(-1)), el("small", {}, field.title)),
    el("td", {}, el("code", {}, short)), el("td", {}, field.meaning));
  const light = (isLit) => {
    element.classList.toggle("lit", isLit);
    for (const octet of string.children) {
      const from = Number(octet.dataset.from);
      octet.classList.toggle("lit", isLit && from >= field.from && from < field.to);
    }
  };
  element.addEventListener("mouseenter", () => light(true));
  element.addEventListener("mouseleave", () => light(false));
  return element;
}
