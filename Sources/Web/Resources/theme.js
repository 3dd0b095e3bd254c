// Runs before the first paint, so that a theme that was chosen does not flash in the other one.
(() => {
  const chosen = JSON.parse(localStorage.getItem("shortcode") ?? "{}").theme;
  if (chosen === "light" || chosen === "dark") document.documentElement.dataset.theme = chosen;
})();
