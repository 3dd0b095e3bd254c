// A text with every stretch marked as what it was read as.

import { el } from "./dom.js";

/** A colour for each field of a message: the same in its text and in the list of its values. */
export function fieldClasses({ tokens, fields }) {
  const names = new Set([...(tokens ?? []).map((token) => token.field).filter(Boolean), ...Object.keys(fields ?? {})]);
  return new Map([...names].map((name, place) => [name, `field-${(place % 6) + 1}`]));
}

/** Offsets of the server's count Unicode scalars. */
export function marked(text, { tokens, errors }, classes) {
  const scalars = Array.from(text);
  const stretches = tokens?.length ? tokens : (errors ?? []).map(({ span, hint }) => ({ from: span[0], to: span[1], what: "unread", hint }));
  const pieces = [];
  let end = 0;
  for (const stretch of stretches.toSorted((a, b) => a.from - b.from)) {
    if (stretch.from < end) continue;
    if (stretch.from > end) pieces.push(scalars.slice(end, stretch.from).join(""));
    pieces.push(mark(scalars.slice(stretch.from, stretch.to).join(""), stretch, classes));
    end = stretch.to;
  }
  return el("p", { class: "marked" }, pieces, scalars.slice(end).join(""));
}

function mark(text, { what, field, hint }, classes) {
  if (text === "") return "";
  return el("mark", { class: `is-${what} ${classes.get(field) ?? ""}`, title: hint ?? field ?? what }, text);
}
