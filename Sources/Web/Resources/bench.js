// The bench: the phones side by side, and the dialog that adds one.

import { el, field, icon } from "./dom.js";
import { openDialog } from "./dialog.js";
import { phone } from "./phone.js";
import { preferences, remember } from "./preferences.js";
import { key, numbers, on, tell } from "./state.js";
import { say, spoken } from "./words.js";

export function bench(signal) {
  const phones = el("div", { class: "phones" });
  const chips = el("nav", { class: "chips", "aria-label": say("phones") });
  let laidOut = new AbortController();
  const layOut = () => {
    laidOut.abort();
    laidOut = new AbortController();
    const all = preferences.phones.map((number) => phone(number, laidOut.signal));
    phones.replaceChildren(...(all.length ? all : [nothing()]), addButton("add-phone"));
    chips.replaceChildren(...all.map(chip), addButton("button plain"));
    tell("messages");
    tell("handsets");
    tell("grammars");
    tell("queue");
  };
  on("phones", layOut, signal);
  layOut();
  phones.addEventListener("scroll", () => markNearest(phones, chips), { passive: true });
  const sizes = new ResizeObserver(() => markNearest(phones, chips));
  sizes.observe(phones);
  signal.addEventListener("abort", () => {
    laidOut.abort();
    sizes.disconnect();
  });
  return el("section", { class: "bench", id: "bench", "aria-label": say("phones") }, chips, phones);
}

const nothing = () => el("p", { class: "empty" }, icon("phone"), say("emptyBench"));

const addButton = (classes) =>
  el("button", { type: "button", class: classes, onclick: askForPhone }, icon("plus"), say("addPhone"));

/** The way to one phone where only one has room. */
function chip(element) {
  const { number } = element.dataset;
  const show = () => element.scrollIntoView({ inline: "center", block: "nearest" });
  return el("button", { type: "button", class: "button", title: spoken(number), onclick: show }, `…${number.slice(-4)}`);
}

function markNearest(phones, chips) {
  const middle = phones.scrollLeft + phones.clientWidth / 2;
  const distance = (element) => Math.abs(element.offsetLeft - phones.offsetLeft + element.offsetWidth / 2 - middle);
  const all = [...phones.querySelectorAll(".phone")];
  const nearest = all.indexOf(all.toSorted((a, b) => distance(a) - distance(b))[0]);
  [...chips.children].forEach((chip, place) => chip.setAttribute("aria-current", String(place === nearest)));
}

const isOnBench = (number) => preferences.phones.some((known) => key(known) === key(number));

/** Puts a phone on the bench, if it is not there, and goes to its message box. */
export function openPhone(number) {
  if (!isOnBench(number)) {
    remember({ phones: [...preferences.phones, number] });
    tell("phones");
  }
  tell("view", "phones");
  const element = [...document.querySelectorAll(".phone")].find((phone) => key(phone.dataset.number) === key(number));
  element?.scrollIntoView({ inline: "center", block: "nearest" });
  element?.querySelector("textarea").focus();
}

export function closePhone(number) {
  remember({ phones: preferences.phones.filter((known) => known !== number) });
  tell("phones");
  document.querySelector(".phone textarea, .add-phone")?.focus();
}

export function askForPhone() {
  const input = el("input", {
    name: "number", inputmode: "tel", autocomplete: "off", required: true, value: nextNumber(), "aria-describedby": "number-hint",
  });
  const others = numbers().filter((number) => !isOnBench(number)).slice(0, 6);
  const open = (number) => {
    dialog.close();
    openPhone(number);
  };
  const dialog = openDialog(say("addPhone"), [
    field(say("phoneNumber"), input),
    el("p", { class: "small", id: "number-hint" }, say("phoneNumberHint")),
    others.length > 0 && el("div", { class: "row" }, el("span", { class: "small" }, say("seen")), others.map((number) =>
      el("button", { type: "button", class: "button tiny mono", onclick: () => open(number) }, spoken(number)))),
  ], say("addPhone"), () => {
    const number = input.value.replace(/[\s().-]/g, "");
    if (!/^\+?\d{7,15}$/.test(number)) return say("notANumber", input.value);
    openPhone(number);
  });
  input.select();
}

/** The number behind the greatest on the bench that is ours to invent. */
function nextNumber() {
  const own = preferences.phones.map((number) => number.match(/^\+62812000(\d{5})$/)?.[1]).filter(Boolean).map(Number);
  return `+62812000${String(Math.max(0, ...own) + 1).padStart(5, "0")}`;
}
