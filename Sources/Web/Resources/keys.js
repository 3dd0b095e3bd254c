// Keyboard shortcuts. Single keys can be switched off, and do nothing while something is written.

import { askForPhone } from "./bench.js";
import { nextTheme } from "./bar.js";
import { advance, togglePause } from "./clock.js";
import { openDialog } from "./dialog.js";
import { el } from "./dom.js";
import { preferences, remember } from "./preferences.js";
import { showSearch } from "./search.js";
import { tell } from "./state.js";
import { say } from "./words.js";

const actions = {
  "/": showSearch,
  n: askForPhone,
  w: () => show("why"),
  e: () => show("network"),
  p: togglePause,
  h: () => advance("1h", "hourPassed"),
  d: () => advance("24h", "dayPassed"),
  t: nextTheme,
  l: () => tell("language", preferences.language === "en" ? "id" : "en"),
  "?": showKeys,
};

const list = [
  ["/", "keySearch"], ["1 – 9", "keyPhone"], ["n", "keyAdd"], ["↑ ↓", "keyMove"], ["w", "keyWhy"], ["e", "keyNetwork"], ["p", "keyPause"],
  ["h", "keyHour"], ["d", "keyDay"], ["t", "keyTheme"], ["l", "keyLanguage"], ["?", "keyHelp"], ["↑", "keyLast"], ["Enter", "keyEnter"],
];

export function listenToKeys() {
  document.addEventListener("keydown", (event) => {
    if (!preferences.singleKeys || event.ctrlKey || event.metaKey || event.altKey || isWriting(event.target)) return;
    const action = /^[1-9]$/.test(event.key) ? () => toPhone(Number(event.key)) : actions[event.key];
    if (!action || document.querySelector("dialog[open], :popover-open")) return;
    event.preventDefault();
    action();
  });
}

const isWriting = (target) => target.closest("textarea, select, input:not([type=radio]):not([type=checkbox])") != null;

function show(view) {
  tell("view", view);
  document.querySelector(`#page-${view}`)?.focus();
}

function toPhone(place) {
  tell("view", "phones");
  const phone = document.querySelectorAll(".phone")[place - 1];
  phone?.scrollIntoView({ inline: "center", block: "nearest" });
  phone?.querySelector("textarea").focus();
}

export function showKeys() {
  const box = el("input", { type: "checkbox", checked: preferences.singleKeys, onchange: () => remember({ singleKeys: box.checked }) });
  openDialog(say("shortcuts"), [
    el("dl", { class: "keys" }, list.map(([keys, word]) => [el("dt", {}, el("kbd", {}, keys)), el("dd", {}, say(word))])),
    el("label", { class: "check" }, box, say("singleKeys")),
  ]);
}
