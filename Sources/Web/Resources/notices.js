// Short news in the corner, which a screen reader says too.

import { el, icon, iconButton } from "./dom.js";
import { say } from "./words.js";

const lifetime = 6000;
const calm = el("div", { class: "stack", role: "status" });
const urgent = el("div", { class: "stack", role: "alert" });

export const notices = el("div", { class: "notices" }, calm, urgent);

/** Says that something happened; it goes by itself. */
export function note(text) {
  const notice = put(calm, "notice", text);
  setTimeout(() => notice.remove(), lifetime);
}

/** Says what went wrong; it stays until it is closed, and is not said twice. */
export function failed(problem) {
  const text = problem?.message ?? String(problem);
  if ([...urgent.children].some((notice) => notice.textContent.startsWith(text))) return;
  put(urgent, "notice bad", text);
}

function put(region, classes, text) {
  const notice = el("div", { class: classes }, classes.endsWith("bad") ? icon("cross") : null, el("p", {}, text),
    iconButton("close", say("dismiss"), () => notice.remove(), { class: "plain tiny" }));
  region.append(notice);
  return notice;
}
