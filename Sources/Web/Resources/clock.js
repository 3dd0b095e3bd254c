// The centre's clock: what it shows, and what moves it.

import { el, icon, iconButton } from "./dom.js";
import { failed, note } from "./notices.js";
import { call } from "./server.js";
import { enter, enterClock, on, state, wall, wallClock } from "./state.js";
import { dayName, say, timeOfDay } from "./words.js";

const speeds = [1, 10, 60, 600, 3600];

export function clock(signal) {
  const face = el("time", {});
  const pause = iconButton("pause", say("pause"), togglePause, { class: "plain tiny" });
  const speed = el("select", { "aria-label": say("speed"), onchange: () => setSpeed(Number(speed.value)) });
  const element = el("section", { class: "clock", "aria-label": say("clock") }, face, pause, speed,
    advanceButton("anHour", "1h", "hourPassed"), advanceButton("aDay", "24h", "dayPassed"));
  const tick = () => showTime(face);
  on("clock", () => {
    tick();
    element.dataset.mode = state.clock?.mode ?? "real";
    showPause(pause);
    showSpeeds(speed);
  }, signal);
  const ticking = setInterval(tick, 250);
  signal.addEventListener("abort", () => clearInterval(ticking));
  return element;
}

function showTime(face) {
  const now = wallClock();
  if (!now) return;
  const [time, day] = [timeOfDay(now, true), dayName(now)];
  if (face.firstChild?.textContent === time && face.lastChild.textContent === day) return;
  face.dateTime = state.clock.now;
  face.replaceChildren(el("b", {}, time), el("small", {}, day));
}

const isPaused = () => state.clock?.mode === "manual";

function showPause(button) {
  const word = say(isPaused() ? "resume" : "pause");
  button.title = word;
  button.firstChild.replaceWith(icon(isPaused() ? "play" : "pause"));
  button.lastChild.textContent = word;
}

function showSpeeds(select) {
  const current = isPaused() ? 0 : state.clock?.speed ?? 1;
  const all = [...new Set([...speeds, ...(current === 0 ? [0] : [current])])].sort((a, b) => a - b);
  select.replaceChildren(...all.map((speed) => el("option", { value: speed, selected: speed === current }, `${speed}×`)));
}

const advanceButton = (word, duration, passed) =>
  el("button", { type: "button", class: "button tiny", onclick: () => advance(duration, passed) }, say(word));

export const togglePause = () => setSpeed(isPaused() ? 1 : 0);

async function setSpeed(speed) {
  try {
    enterClock(await call("POST", "/v1/clock", { speed }));
  } catch (problem) {
    failed(problem);
  }
}

/** Lets so much time pass, and says how much happened in it. */
export const advance = (duration, passed) => move({ advance: duration }, say(passed));
export const toNextDue = () => move({ set: state.clock.nextDue }, say("timePassed"));

async function move(body, passed) {
  try {
    const answer = await call("POST", "/v1/clock?unmasked=true", body);
    enterClock(answer);
    const happened = answer.happened ?? [];
    for (const { message } of happened) if (message) enter(message);
    note(say("happened", passed, counted(happened.length)));
  } catch (problem) {
    failed(problem);
  }
}

function counted(count) {
  if (count === 0) return say("happenedNothing");
  return count === 1 ? say("happenedOne") : say("happenedMany", count);
}

/** What is due next, with a button that goes there. */
export function nextDue(signal) {
  const element = el("div", {});
  on("clock", () => {
    const due = state.clock?.nextDue;
    element.replaceChildren(due
      ? el("button", { type: "button", class: "button", onclick: toNextDue }, icon("clock"), say("nextDue", timeOfDay(wall(due))))
      : el("p", { class: "small" }, say("nothingDue")));
  }, signal);
  return element;
}
