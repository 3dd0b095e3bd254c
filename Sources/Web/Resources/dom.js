// Elements. Whatever a stranger has written becomes a text node and nothing else: nothing here reads HTML.

/** Makes an element; a property `onclick` is a listener, `class` its classes, `true` an attribute without a value. */
export function el(name, properties = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(properties)) set(element, key, value);
  element.append(...children.flat(Infinity).filter((child) => child != null && child !== false));
  return element;
}

function set(element, key, value) {
  if (value == null || value === false) return;
  if (key.startsWith("on")) element.addEventListener(key.slice(2), value);
  else element.setAttribute(key, value === true ? "" : value);
}

/** A text that may be cut behind each `#`, where a member ends a part. */
export const breakable = (text) => text.split(/(?<=#)/).flatMap((part, place) => (place === 0 ? [part] : [el("wbr"), part]));

/** Text that only a screen reader says. */
export const hidden = (text) => el("span", { class: "hidden" }, text);

/** A button of which a screen reader says the label, and a mouse shows it. */
export function iconButton(name, label, onclick, properties = {}) {
  const given = { type: "button", ...properties, class: `button round ${properties.class ?? ""}`, title: label, onclick };
  return el("button", given, icon(name), hidden(label));
}

const lines = {
  send: "M5 12h13M12 5l7 7-7 7",
  plus: "M12 5v14M5 12h14",
  close: "M6 6l12 12M18 6L6 18",
  check: "M5 13l4 4L19 7",
  checks: "M2 13l4 4L16 7M11 16l1 1L22 7",
  clock: "M12 7v5l3 2M21 12a9 9 0 1 1-18 0 9 9 0 0 1 18 0z",
  cross: "M21 12a9 9 0 1 1-18 0 9 9 0 0 1 18 0zM9 9l6 6M15 9l-6 6",
  pause: "M9 5v14M15 5v14",
  play: "M8 5l11 7-11 7z",
  search: "M16 16l4.5 4.5M18 11a7 7 0 1 1-14 0 7 7 0 0 1 14 0z",
  list: "M8 6h12M8 12h12M8 18h12M4 6h.01M4 12h.01M4 18h.01",
  sun: "M12 3v2M12 19v2M3 12h2M19 12h2M5.6 5.6l1.4 1.4M17 17l1.4 1.4M5.6 18.4L7 17M17 7l1.4-1.4M16 12a4 4 0 1 1-8 0 4 4 0 0 1 8 0z",
  moon: "M20 14.5A8 8 0 0 1 9.5 4a8 8 0 1 0 10.5 10.5z",
  half: "M21 12a9 9 0 1 1-18 0 9 9 0 0 1 18 0zM12 3v18M12 8h7.5M12 12h9M12 16h7.5",
  help: "M9.5 9a2.5 2.5 0 1 1 3.5 2.3c-.7.3-1 .9-1 1.7M12 17h.01M21 12a9 9 0 1 1-18 0 9 9 0 0 1 18 0z",
  phone: "M8 3h8a2 2 0 0 1 2 2v14a2 2 0 0 1-2 2H8a2 2 0 0 1-2-2V5a2 2 0 0 1 2-2zM11 18h2",
  why: "M4 5h16M4 10h10M4 15h6M16 14.5l5 5M19 13.5a3.5 3.5 0 1 1-7 0 3.5 3.5 0 0 1 7 0z",
  network: "M5 20v-4M10 20v-8M15 20V8M20 20V4",
  away: "M3 3l18 18M5 20v-4M10 20v-8M15 20v-3M15 9V8M20 14V4",
  full: "M4 6h16v12H4zM7 9h10v6H7z",
  download: "M12 4v11M7 11l5 5 5-5M5 20h14",
  record: "M18 12a6 6 0 1 1-12 0 6 6 0 0 1 12 0z",
  bubble: "M5 4h14a2 2 0 0 1 2 2v9a2 2 0 0 1-2 2h-8l-5 4v-4H5a2 2 0 0 1-2-2V6a2 2 0 0 1 2-2z",
};

/** A drawing that a screen reader passes over. */
export function icon(name) {
  const drawing = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
  drawing.setAttribute("class", "icon");
  drawing.setAttribute("viewBox", "0 0 24 24");
  drawing.setAttribute("aria-hidden", "true");
  path.setAttribute("d", lines[name]);
  drawing.append(path);
  return drawing;
}

/** One of a few: options are [value, label, icon]. */
export function choice(name, legend, options, chosen, onchoose) {
  const option = ([value, label, drawing]) =>
    el("label", { title: label },
      el("input", { type: "radio", name, value, checked: value === chosen, onchange: () => onchoose(value) }),
      el("span", {}, drawing ? icon(drawing) : null, el("b", {}, label)));
  return el("fieldset", { class: "switch" }, el("legend", { class: "hidden" }, legend), options.map(option));
}

/** A field with its label. */
export const field = (label, input, more = "") => el("label", { class: `field ${more}` }, el("span", {}, label), input);

/** Calls once nothing was asked for so many milliseconds. */
export function debounced(milliseconds, body) {
  let timer;
  return (...values) => {
    clearTimeout(timer);
    timer = setTimeout(() => body(...values), milliseconds);
  };
}
