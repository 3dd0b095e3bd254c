// Gateways that bind by SMPP: who is bound, and how much went over each session.

import { el, icon } from "./dom.js";
import { gatewayFaults } from "./gatewayfaults.js";
import { on, state, wall } from "./state.js";
import { say, timeOfDay } from "./words.js";

/** Sessions that are over are shown so many of. */
const mostOver = 3;

export function gateways(signal) {
  const place = el("p", { class: "small" });
  const list = el("ul", { class: "list" });
  const section = el("section", { class: "gateways", hidden: true }, el("h3", {}, say("gateways")), place, list, gatewayFaults(signal));
  on("gateways", () => {
    section.hidden = state.smpp == null;
    place.textContent = say("gatewaysAt", state.smpp);
    const shown = [...state.sessions.filter(lasts), ...state.sessions.filter((one) => !lasts(one)).slice(-mostOver).reverse()];
    list.replaceChildren(...(shown.length === 0 ? [el("li", { class: "none" }, say("noGateways"))] : shown.map(session)));
  }, signal);
  return section;
}

export const lasts = ({ state }) => state !== "closed";

function session(one) {
  const isBound = one.state === "bound";
  const facts = [one.mode && say(one.mode), one.version, one.peer, one.addresses.join(" ")];
  const traffic = [say("pdusIn", one.received), say("pdusOut", one.sent), one.unanswered > 0 && say("unanswered", one.unanswered),
    one.waiting > 0 && say("waitingForIt", one.waiting)];
  const counts = one.counts ?? {};
  return el("li", { class: `session ${one.state}`, "data-session": one.id }, icon(isBound ? "check" : lasts(one) ? "clock" : "cross"), el("div", {},
    el("b", { class: "mono" }, one.systemId ?? say("notBound")), el("p", {}, facts.filter(Boolean).join(" · ")),
    el("small", {}, traffic.filter(Boolean).join(" · ")),
    el("small", { class: "mono counts" }, Object.entries(counts).map(([command, count]) => `${command} ${count}`).join(" · ")),
    one.endedAt && el("small", {}, say("endedAt", timeOfDay(wall(one.endedAt), true), one.reason ?? ""))));
}
