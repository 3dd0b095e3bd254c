// What this browser remembers of its user: nothing that the service knows, and never a token.

const key = "shortcode";
const standard = {
  theme: "auto", language: navigator.language?.startsWith("id") ? "id" : "en", phones: ["+6281200000001"], drafts: {},
  chosen: null, tab: "why", view: "phones", singleKeys: true, recordingAfter: null,
};

export const preferences = { ...standard, ...read() };

export function remember(changes) {
  Object.assign(preferences, changes);
  try {
    localStorage.setItem(key, JSON.stringify(preferences));
  } catch {
    // A browser that keeps nothing still shows everything.
  }
}

function read() {
  try {
    return JSON.parse(localStorage.getItem(key)) ?? {};
  } catch {
    return {};
  }
}

/** Dark, light, or what the system says. */
export function useTheme(theme) {
  remember({ theme });
  if (theme === "auto") delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
}
