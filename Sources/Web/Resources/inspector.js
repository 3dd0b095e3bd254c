// Why a message was read so: its text with what was read in it, repairs, forms tried, the reply's template, its octets.

import { breakable, el, icon } from "./dom.js";
import { fieldClasses, marked } from "./marks.js";
import { octets } from "./octets.js";
import { call } from "./server.js";
import { isFinal, on, state, tell, wall } from "./state.js";
import { say, timeOfDay } from "./words.js";

export function inspector(signal) {
  const element = el("div", { class: "why-page", "aria-live": "polite" });
  let chosen = null;
  let turn = 0;
  const show = async (id) => {
    chosen = id;
    const now = ++turn;
    const sections = await report(id);
    if (now === turn) element.replaceChildren(...sections);
  };
  on("chosen", show, signal);
  // What becomes of a message is shown while it is looked at.
  on("message", (message) => message.id === chosen && isFinal(message.state) && show(chosen), signal);
  return element;
}

async function report(id) {
  if (id == null) return [invitation()];
  try {
    const message = await call("GET", `/v1/messages/${id}?unmasked=true`);
    const read = message.direction === "mt" ? message.cause : id;
    const explanation = read == null ? null : await call("GET", `/v1/messages/${read}/explain?unmasked=true`).catch(() => null);
    const cause = read === id ? message : await known(read);
    const reply = read === id ? await known(message.replies[0]) : message;
    return [...about(message, cause, explanation, reply), history(message), await octets(message)];
  } catch (problem) {
    return problem.status === 404 ? [invitation()] : [el("p", { class: "empty" }, problem.message)];
  }
}

/** A message that is here already, or is fetched; null where there is none. */
const known = async (id) => state.messages.get(id)
  ?? (id == null ? null : await call("GET", `/v1/messages/${id}?unmasked=true`).catch(() => null));

const invitation = () => el("p", { class: "empty" }, icon("why"), say("nothingChosen"));

/** @param reply what the message was answered, or the message where it is a reply itself; null where nothing was. */
function about(message, cause, explanation, reply) {
  const isReply = message.direction === "mt";
  const sections = [];
  if (isReply) sections.push(section(say("reply"), said(message.text), origin(message, cause)));
  if (!explanation) return sections;
  const classes = fieldClasses(explanation);
  sections.push(section(isReply ? say("answers", cause?.id ?? message.cause) : say("textRead"),
    marked(explanation.text ?? cause?.text ?? message.text, explanation, classes), verdict(explanation), fields(explanation, classes)));
  if (explanation.errors?.length) sections.push(section(say("errors"), errors(explanation.errors)));
  sections.push(section(say("repairs"), repairs(explanation.repairs ?? [])));
  if (explanation.forms?.length) sections.push(section(say("forms"), forms(explanation.forms)));
  if (explanation.reply) sections.push(section(say("reply"), ...replyParts(explanation.reply, reply, isReply)));
  return sections;
}

const section = (title, ...content) => el("section", {}, el("h3", {}, title), content);
const said = (text) => el("p", { class: "said" }, text);

/** What a reply answers is one button away. */
function origin(message, cause) {
  if (message.cause == null) return el("p", { class: "small" }, say("notice"));
  if (!cause) return null;
  return el("button", { type: "button", class: "button tiny", onclick: () => tell("chosen", cause.id) }, say("answers", cause.id));
}

function verdict({ message, errors }) {
  const isRead = message != null && !errors?.length;
  const words = isRead ? say("understood", message) : message ? say("perhaps", message) : say("notUnderstood");
  return el("p", { class: isRead ? "verdict" : "verdict bad" }, icon(isRead ? "check" : "cross"), words);
}

function fields({ fields }, classes) {
  const all = Object.entries(fields ?? {});
  return all.length === 0 ? null : el("dl", { class: "facts" }, all.map(([name, value]) => [
    el("dt", {}, el("span", { class: `swatch ${classes.get(name) ?? ""}` }), name), el("dd", {}, String(value)),
  ]));
}

const errors = (all) => el("ul", { class: "notes" }, all.map((error) =>
  el("li", { class: "bad" }, el("b", {}, error.problem?.replaceAll("-", " ")), el("p", {}, error.hint))));

function repairs(all) {
  if (all.length === 0) return el("p", { class: "small" }, say("noRepairs"));
  return el("ul", { class: "notes" }, all.map((repair) => {
    const name = repair.kind ?? repair;
    return el("li", {}, el("b", {}, name), el("p", {}, repair.detail ?? say(`${name}Repair`)));
  }));
}

const forms = (all) => el("ul", { class: "notes" }, all.map((form) => {
  const isTaken = form.taken ?? form.error == null;
  return el("li", { class: isTaken ? "good" : "bad" }, el("code", {}, breakable(form.form)),
    el("p", {}, isTaken ? say("taken") : form.error, form.line ? ` · ${form.line}` : null));
}));

/** The template is what the text is read as now; the words are those that were sent. */
function replyParts(reply, sent, isShownAbove) {
  const template = reply.template && el("p", { class: "said" }, withHoles(reply.template));
  const name = reply.name && el("p", { class: "small" }, say("template", reply.name));
  return [isShownAbove ? null : said(sent?.text ?? reply.text), name, template,
    el("p", { class: "small" }, `${sent?.units ?? reply.septets}/160 · ${say("sms", sent?.segments ?? reply.segments)}`)];
}

/** A template with its holes as they stand in the replies file. */
const withHoles = (template) => template.split(/(\{[^}]*\})/).filter(Boolean).map((piece) =>
  piece.startsWith("{") ? el("span", { class: "hole" }, piece) : piece);

function history(message) {
  return section(say("history"), el("dl", { class: "facts" }, (message.history ?? []).map(({ at, what }) => [
    el("dt", {}, timeOfDay(wall(at), true)), el("dd", {}, say(what)),
  ])));
}
