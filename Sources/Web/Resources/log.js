// Recording: a log of what happens from a moment on, or of everything, as a file that `replay` reads.

import { el, icon } from "./dom.js";
import { failed } from "./notices.js";
import { preferences, remember } from "./preferences.js";
import { text } from "./server.js";
import { state } from "./state.js";
import { say } from "./words.js";

export function log() {
  const buttons = el("div", { class: "row" });
  const show = () => buttons.replaceChildren(recordButton(show),
    el("button", { type: "button", class: "button", onclick: () => download(null) }, icon("download"), say("downloadLog")));
  show();
  return el("section", {}, el("h3", {}, say("log")), el("p", { class: "small" }, say("logHint")), buttons);
}

const isRecording = () => preferences.recordingAfter != null;

function recordButton(show) {
  const toggle = async () => {
    if (isRecording()) await download(preferences.recordingAfter);
    remember({ recordingAfter: isRecording() ? null : Math.floor(Math.max(0, ...state.messages.keys())) });
    show();
  };
  const [classes, word] = isRecording() ? ["button recording", "stopRecording"] : ["button", "record"];
  return el("button", { type: "button", class: classes, onclick: toggle }, icon("record"), say(word));
}

/** Saves the log of what came after a message. */
async function download(after) {
  try {
    const content = await text(`/v1/log${after == null ? "" : `?after=${after}`}`);
    const address = URL.createObjectURL(new Blob([content], { type: "text/plain" }));
    el("a", { href: address, download: "shortcode.smslog" }).click();
    setTimeout(() => URL.revokeObjectURL(address), 1000);
  } catch (problem) {
    failed(problem);
  }
}
