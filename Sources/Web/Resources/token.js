// A server that is reached from elsewhere wants a token.

import { openDialog } from "./dialog.js";
import { el, field } from "./dom.js";
import { useToken } from "./server.js";
import { say } from "./words.js";

export function askForToken() {
  if (document.querySelector("dialog[open]")) return;
  const input = el("input", { type: "password", autocomplete: "off", required: true });
  openDialog(say("token"), [field(say("token"), input), el("p", { class: "small" }, say("tokenHint"))], say("tokenUse"), () => {
    useToken(input.value.trim());
    location.reload();
  });
  input.focus();
}
