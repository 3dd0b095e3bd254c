// What a text costs: its length, its segments as stretches of tape, and the characters that make it dear.

import { debounced, el } from "./dom.js";
import { call } from "./server.js";
import { say } from "./words.js";

const nothing = { encoding: "GSM 7-bit", units: 0, capacity: 160, segments: [], culprits: [] };

/** @param replace gets the text that would be cheaper, when its button is pressed. */
export function counter(replace) {
  const count = el("p", { class: "count" });
  const tape = el("div", { class: "tape", "aria-hidden": "true" });
  const culprits = el("div", { class: "culprits", hidden: true });
  let asked = 0;
  const draw = (report) => {
    drawCount(count, report);
    drawTape(tape, report);
    drawCulprits(culprits, report, replace);
  };
  const ask = debounced(120, async (text, turn) => {
    const report = await call("POST", "/v1/segments", { text }).catch(() => null);
    if (report && turn === asked) draw(report);
  });
  const show = (text) => {
    asked += 1;
    if (text === "") draw(nothing);
    else ask(text, asked);
  };
  return { element: el("div", {}, culprits, count, tape), show };
}

function drawCount(element, report) {
  const segments = Math.max(1, report.segments.length);
  const room = segments * report.capacity;
  element.replaceChildren(
    el("span", {}, say("count", report.units, room, report.encoding)),
    el("span", { class: segments > 1 ? "over" : "" }, say("sms", segments)));
}

function drawTape(element, report) {
  const segments = report.segments.length ? report.segments : [{ units: 0 }];
  element.classList.toggle("over", segments.length > 1);
  element.replaceChildren(...segments.slice(0, 12).map((segment) => {
    const piece = el("i");
    piece.style.setProperty("--fill", `${Math.round((100 * segment.units) / report.capacity)}%`);
    return piece;
  }));
}

function drawCulprits(element, report, replace) {
  element.hidden = report.culprits.length === 0;
  const distinct = [...new Map(report.culprits.map((culprit) => [culprit.character, culprit])).values()].slice(0, 6);
  const cheaper = report.replaced?.text;
  element.replaceChildren(say("culprits"),
    ...distinct.map((culprit) => el("mark", { title: (culprit.codePoints ?? []).join(" ") }, culprit.character)),
    ...(cheaper ? [el("button", { type: "button", class: "button tiny", onclick: () => replace(cheaper) }, say("replace"))] : []));
}
