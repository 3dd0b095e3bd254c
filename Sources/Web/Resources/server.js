// The HTTP API, as the page uses it.

import { say } from "./words.js";

/** What the server refused, or that it did not answer; the message is for people. */
export class Problem extends Error {
  constructor(message, status = 0) {
    super(message);
    this.status = status;
  }
}

/** Sends and reads JSON. */
export async function call(method, path, body) {
  const response = await reach(path, {
    method,
    headers: { ...authorization(), ...(body === undefined ? {} : { "Content-Type": "application/json" }) },
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  const text = await response.text();
  return text === "" ? null : JSON.parse(text);
}

/** A file of the server's, as text. */
export async function text(path) {
  return (await reach(path, { headers: authorization() })).text();
}

/** The stream of what happens, from the event behind `last` where one was seen. */
export async function eventStream(last, signal) {
  const resume = last == null ? {} : { "Last-Event-ID": String(last) };
  return reach("/v1/events?unmasked=true", { headers: { ...authorization(), ...resume }, cache: "no-store", signal });
}

export const useToken = (token) => sessionStorage.setItem("token", token);

function authorization() {
  const token = sessionStorage.getItem("token");
  return token ? { Authorization: `Bearer ${token}` } : {};
}

async function reach(path, options) {
  let response;
  try {
    response = await fetch(path, options);
  } catch (error) {
    if (error.name === "AbortError") throw error;
    throw new Problem(say("unreachable"));
  }
  if (!response.ok) throw await refusal(response);
  return response;
}

async function refusal(response) {
  if (response.status === 401) window.dispatchEvent(new Event("tokenneeded"));
  const problem = await response.json().catch(() => ({}));
  return new Problem(problem.detail ?? problem.title ?? `HTTP ${response.status}`, response.status);
}

/** A name for one message, so that sending it twice counts once. */
export function identity() {
  const octets = crypto.getRandomValues(new Uint8Array(12));
  return `web-${Array.from(octets, (octet) => octet.toString(16).padStart(2, "0")).join("")}`;
}
