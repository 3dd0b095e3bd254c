// The bar: what this is, the clock, search, language, theme, and how the connection is.

import { clock } from "./clock.js";
import { choice, el, hidden, icon, iconButton } from "./dom.js";
import { showKeys } from "./keys.js";
import { preferences, useTheme } from "./preferences.js";
import { showSearch } from "./search.js";
import { on, state, tell } from "./state.js";
import { say } from "./words.js";

export function bar(signal) {
  return el("header", { class: "bar" }, brand(signal), clock(signal),
    el("div", { class: "end" }, link(signal), find(), languages(), themeButton(signal), help()));
}

function brand(signal) {
  const codes = el("b", {}, "2757");
  on("grammars", () => codes.replaceChildren(state.grammars.map(({ shortCode }) => shortCode).join(" ") || "2757"), signal);
  return el("h1", { class: "brand" }, codes, el("span", {}, "shortcode"));
}

function link(signal) {
  const element = el("p", { class: "link-state", role: "status" });
  on("link", () => {
    element.dataset.state = state.link;
    element.textContent = say(state.link);
  }, signal);
  return element;
}

const find = () =>
  el("button", { type: "button", class: "button find", onclick: showSearch, title: say("searchMessages") },
    icon("search"), el("span", {}, say("search")), hidden(say("searchMessages")), el("kbd", { "aria-hidden": "true" }, "/"));

const languages = () =>
  choice("language", say("language"), [["id", "ID"], ["en", "EN"]], preferences.language, (language) => tell("language", language));

const themes = { auto: "half", light: "sun", dark: "moon" };

function themeButton(signal) {
  const name = () => say(`theme${preferences.theme}`);
  const button = iconButton(themes[preferences.theme], name(), nextTheme, { class: "plain" });
  on("theme", () => {
    button.title = name();
    button.replaceChildren(icon(themes[preferences.theme]), hidden(name()));
  }, signal);
  return button;
}

export function nextTheme() {
  const all = Object.keys(themes);
  useTheme(all[(all.indexOf(preferences.theme) + 1) % all.length]);
  tell("theme");
}

const help = () => iconButton("help", say("shortcuts"), showKeys, { class: "plain" });
