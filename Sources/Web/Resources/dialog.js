// Dialogs: modal, closed by Escape, gone when closed.

import { el, iconButton } from "./dom.js";
import { say } from "./words.js";

/**
 * Opens a dialog.
 *
 * @param onaccept gets the dialog when its button is pressed; what it returns is shown as an error, and the dialog stays.
 */
export function openDialog(title, content, accept, onaccept) {
  const error = el("p", { role: "alert", class: "error" });
  const ends = accept && el("div", { class: "ends" },
    el("button", { type: "button", class: "button", onclick: () => dialog.close() }, say("cancel")),
    el("button", { class: "button main" }, accept));
  const head = el("div", { class: "head" }, el("h2", { id: "dialog-title" }, title),
    iconButton("close", say("close"), () => dialog.close(), { class: "plain tiny" }));
  const form = el("form", { novalidate: true, onsubmit: submit }, head, content, accept ? error : null, ends || null);
  const dialog = el("dialog", { "aria-labelledby": "dialog-title", onclose: () => dialog.remove() }, form);
  function submit(event) {
    event.preventDefault();
    if (!onaccept) return;
    const wrong = onaccept(dialog);
    if (wrong) error.textContent = wrong;
    else dialog.close();
  }
  // A click on what is behind it closes it, too.
  dialog.addEventListener("click", (event) => event.target === dialog && dialog.close());
  document.body.append(dialog);
  dialog.showModal();
  return dialog;
}
