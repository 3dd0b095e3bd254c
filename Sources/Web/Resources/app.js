// The page: lays out its parts, listens to the server, and is laid out anew in another language.

import { bar } from "./bar.js";
import { bench } from "./bench.js";
import { el, icon } from "./dom.js";
import { listenToKeys } from "./keys.js";
import { listen } from "./live.js";
import { loadGateways, react } from "./loading.js";
import { notices } from "./notices.js";
import { panel } from "./panel.js";
import { preferences, remember } from "./preferences.js";
import { on, state, tell } from "./state.js";
import { askForToken } from "./token.js";
import { say } from "./words.js";

let shown = new AbortController();

/** Lays the page out; what the last layout listened to is let go. */
function layOut() {
  shown.abort();
  shown = new AbortController();
  const { signal } = shown;
  document.documentElement.lang = preferences.language;
  document.title = `shortcode: ${say("title")}`;
  const skip = el("a", { class: "button skip", href: "#bench", onclick: toMessageBox }, say("skip"));
  document.body.replaceChildren(skip, bar(signal), el("main", {}, bench(signal), panel(signal)), views(signal), notices);
  show(preferences.view);
  for (const kind of ["link", "clock", "grammars", "messages", "handsets", "faults", "queue", "gateways", "gatewayFaults"]) tell(kind);
  tell("chosen", preferences.chosen);
}

function toMessageBox(event) {
  event.preventDefault();
  document.querySelector(".phone textarea")?.focus();
}

/** What a narrow page shows one of at a time. */
function views(signal) {
  const names = [["phones", "phone", "phones"], ["why", "why", "why"], ["network", "network", "network"]];
  const buttons = names.map(([view, drawing, word]) =>
    el("button", { type: "button", "data-view": view, onclick: () => tell("view", view) }, icon(drawing), say(word)));
  on("view", show, signal);
  return el("nav", { class: "views", "aria-label": say("views") }, buttons);
}

function show(view) {
  remember({ view });
  document.body.dataset.view = view;
  if (view !== "phones") tell("tab", view);
  for (const button of document.querySelectorAll(".views button")) {
    if (button.dataset.view === view) button.setAttribute("aria-current", "page");
    else button.removeAttribute("aria-current");
  }
}

on("chosen", (id) => remember({ chosen: id }));
on("language", (language) => {
  remember({ language });
  layOut();
  document.querySelector(`[name=language][value=${language}]`)?.focus();
});
window.addEventListener("tokenneeded", askForToken);
layOut();
setInterval(() => {
  if (state.link === "live" && preferences.tab === "network" && !document.hidden) loadGateways().catch(() => {});
}, 2000);
listenToKeys();
listen(react, (link) => {
  if (state.link === link) return;
  state.link = link;
  tell("link");
});
