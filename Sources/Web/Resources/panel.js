// The panel beside the bench: two tabs, why a message was read so, and the network.

import { el } from "./dom.js";
import { inspector } from "./inspector.js";
import { network } from "./network.js";
import { preferences, remember } from "./preferences.js";
import { on, state } from "./state.js";
import { say } from "./words.js";

const names = ["why", "network"];

export function panel(signal) {
  const pages = { why: inspector(signal), network: network(signal) };
  const tabs = names.map((name) => el("button", {
    type: "button", role: "tab", id: `tab-${name}`, "aria-controls": `page-${name}`, onclick: () => show(name),
  }, say(name)));
  const boxes = names.map((name) => el("div", {
    class: "page", role: "tabpanel", id: `page-${name}`, "aria-labelledby": `tab-${name}`, tabindex: "0",
  }, el("h2", { class: "hidden" }, say(name)), pages[name]));
  const show = (name) => {
    remember({ tab: name });
    names.forEach((other, place) => {
      tabs[place].setAttribute("aria-selected", String(other === name));
      tabs[place].tabIndex = other === name ? 0 : -1;
      boxes[place].hidden = other !== name;
    });
  };
  const list = el("div", { class: "tabs", role: "tablist", "aria-label": say("views"), onkeydown: (event) => step(event, tabs) }, tabs);
  on("tab", show, signal);
  on("faults", () => markFaults(tabs[1]), signal);
  show(preferences.tab);
  return el("section", { class: "panel", "aria-label": `${say("why")} ${say("network")}` }, list, boxes);
}

/** That faults are on is seen from the other tab, too. */
function markFaults(tab) {
  const badge = state.rules.length === 0 ? [] : [el("span", { class: "badge" }, `${state.rules.length} ${say("faults").toLowerCase()}`)];
  tab.replaceChildren(say("network"), ...badge);
}

function step(event, tabs) {
  if (event.key !== "ArrowLeft" && event.key !== "ArrowRight") return;
  const other = tabs.find((tab) => tab !== document.activeElement);
  other.click();
  other.focus();
}
