// What goes wrong between the centre and gateways: which fault, how often, for which account, for how many PDUs.

import { el, field, icon, iconButton } from "./dom.js";
import { enterGatewayFaults } from "./loading.js";
import { failed } from "./notices.js";
import { call } from "./server.js";
import { on, state } from "./state.js";
import { say } from "./words.js";

/** With the number that some of them have, as it is first proposed. */
const kinds = {
  throttled: null, "queue-full": null, "system-error": null, silence: null, "answer-lost": null, late: 2000, "wrong-sequence": null,
  "unknown-command": null, short: null, long: null, split: null, "before-bind": null, disconnect: 10, "half-close": 10, deaf: null,
};

export function gatewayFaults(signal) {
  const list = el("ul", { class: "list" });
  on("gatewayFaults", () => list.replaceChildren(...state.gatewayRules.map(rule)), signal);
  return [list, form(signal)];
}

function form(signal) {
  const name = el("select", { name: "gatewayFault" }, Object.keys(kinds).map((name) => el("option", { value: name }, name)));
  const amount = el("input", { name: "amount", type: "number", min: "1", value: "1", required: true });
  const percent = el("input", { name: "gatewayPercent", type: "number", min: "0", max: "100", value: "100", required: true });
  const account = el("select", { name: "account" });
  const count = el("input", { name: "gatewayCount", type: "number", min: "1", placeholder: say("always") });
  const amountField = field("", amount);
  const showAmount = () => {
    amountField.hidden = kinds[name.value] == null;
    amountField.querySelector("span").textContent = say(name.value === "late" ? "milliseconds" : "atPDU");
    amount.value = kinds[name.value] ?? 1;
  };
  const submit = (event) => {
    event.preventDefault();
    const value = kinds[name.value] == null ? "" : `=${amount.value}`;
    change("POST", "/v1/smpp/faults", {
      fault: `${name.value}${value}:${percent.value}`, account: account.value || undefined, count: count.value ? Number(count.value) : undefined,
    });
  };
  on("gateways", () => fillAccounts(account), signal);
  fillAccounts(account);
  name.addEventListener("change", showAmount);
  showAmount();
  return el("form", { class: "row", onsubmit: submit }, field(say("gatewayFault"), name, "broad"), amountField, field(say("percent"), percent),
    field(say("forNumber"), account, "broad"), field(say("nextPDUs"), count), el("button", { class: "button main" }, say("switchOn")));
}

/** Leaves what is chosen, while others bind and unbind. */
function fillAccounts(select) {
  const names = [...new Set(state.sessions.map(({ systemId }) => systemId).filter(Boolean))];
  const shown = [...select.options].map(({ value }) => value);
  if (shown.length === names.length + 1 && names.every((name) => shown.includes(name))) return;
  const chosen = select.value;
  select.replaceChildren(el("option", { value: "" }, say("everyone")), ...names.map((name) => el("option", { value: name }, name)));
  select.value = names.includes(chosen) ? chosen : "";
}

function rule({ id, fault, account, session, number, left, struck }) {
  const facts = [account ?? number ?? session ?? say("everyone"), left == null ? null : say("stillFor", left), say("strikes", struck ?? 0)];
  return el("li", { class: "fault" }, icon("network"),
    el("div", {}, el("code", {}, fault), el("p", {}, facts.filter(Boolean).join(" · "))),
    iconButton("close", say("switchOff", fault), () => change("DELETE", `/v1/smpp/faults/${id}`), { class: "plain tiny" }));
}

async function change(method, path, body) {
  try {
    enterGatewayFaults(await call(method, path, body));
  } catch (problem) {
    failed(problem);
  }
}
