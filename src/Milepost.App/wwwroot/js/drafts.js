// Keeps what is typed in a form[data-draft]: in this browser at once, on the server 800 ms later.
//
// The browser's copy goes when the server has the same words or when the form was saved. So a copy that is still there
// when the page opens is text that never arrived, and it is put back.

import { say as inWords } from "./words.js";

const PAUSE = 800;
const RETRY = 10000;
const token = "__RequestVerificationToken";
const meta = (name) => document.querySelector(`meta[name="${name}"]`)?.content ?? "";
const owner = meta("draft-owner");

// Clocks at front desks are wrong: count in the server's time.
const clockAhead = meta("served-at") ? Date.now() - Date.parse(meta("served-at")) : 0;
const serverNow = () => Date.now() - clockAhead;

// One shared computer serves many people: what one typed is never shown to another.
const keyOf = (path) => `milepost-draft:${owner}:${path}`;

const shelf = {
  read(path) {
    try { return JSON.parse(localStorage.getItem(keyOf(path)) ?? "null"); } catch { return null; }
  },
  write(path, entry) {
    try { localStorage.setItem(keyOf(path), JSON.stringify(entry)); return true; } catch { return false; }
  },
  remove(path) {
    try { localStorage.removeItem(keyOf(path)); } catch { /* nothing was kept then */ }
  },
};

function isKept(control) {
  return control.name && !control.name.startsWith("__") && !control.disabled
    && !["file", "password", "submit", "button", "reset", "image"].includes(control.type) && !control.closest("[data-draft-skip]");
}

function fieldsOf(form) {
  const fields = {};
  for (const control of form.elements) {
    if (!isKept(control)) continue;
    // A box that was unticked is an answer too, so its name is there with nothing in it.
    fields[control.name] ??= [];
    if ((control.type === "checkbox" || control.type === "radio") && !control.checked) continue;
    if (control.type === "select-multiple") fields[control.name].push(...[...control.selectedOptions].map((option) => option.value));
    else fields[control.name].push(control.value);
  }
  return fields;
}

function putBack(form, fields) {
  const next = {};
  for (const control of form.elements) {
    if (!isKept(control) || !(control.name in fields)) continue;
    const values = fields[control.name];
    if (control.type === "checkbox" || control.type === "radio") {
      control.checked = values.includes(control.value);
    } else if (control.type === "hidden" && form.querySelector(`input[type=checkbox][name="${CSS.escape(control.name)}"]`)) {
      continue;
    } else if (control.type === "select-multiple") {
      for (const option of control.options) option.selected = values.includes(option.value);
    } else {
      const at = next[control.name] ?? 0;
      next[control.name] = at + 1;
      if (values[at] === undefined) continue;
      control.value = values[at];
      const box = control.closest(".usa-combo-box");
      if (box) {
        box.dataset.defaultValue = values[at];
        const shown = box.querySelector("input[role=combobox]");
        if (shown) shown.value = control.selectedOptions[0]?.value ? control.selectedOptions[0].text : "";
      }
      control.dispatchEvent(new Event("input", { bubbles: true }));
    }
  }
}

function keep(form) {
  const path = form.dataset.draft;
  const status = form.querySelector("[data-draft-status]");
  let timer = 0;
  let sending = null;
  let isSubmitted = false;
  let lastSent = JSON.stringify(fieldsOf(form));

  const say = (words, state) => {
    if (!status) return;
    status.dataset.state = state;
    if (status.textContent !== words) status.textContent = words;
  };
  const unsaved = (words) => say(inWords(words), "unsaved");

  const bodyFor = (fields) => new URLSearchParams({ path, fields, [token]: form.elements[token]?.value ?? "" });

  async function send() {
    clearTimeout(timer);
    const fields = JSON.stringify(fieldsOf(form));
    if (isSubmitted || (fields === lastSent && !shelf.read(path))) return;
    sending?.abort();
    const attempt = new AbortController();
    sending = attempt;
    try {
      const answer = await fetch(form.dataset.draftTo, {
        method: "POST", body: bodyFor(fields), credentials: "same-origin", redirect: "manual", signal: attempt.signal,
      });
      if (answer.type === "opaqueredirect" || answer.status === 401) return unsaved("Not saved: you are signed out. Kept in this browser.");
      if (!answer.ok) {
        timer = setTimeout(send, RETRY);
        return unsaved("Not saved: the office's system could not take it. Kept in this browser.");
      }
      lastSent = fields;
      document.dispatchEvent(new Event("milepost:reached"));
      // More may have been typed while this was on its way; then the browser's copy is still needed.
      if (JSON.stringify(fieldsOf(form)) === fields) {
        shelf.remove(path);
        const time = new Date().toLocaleTimeString("en-US", { hour: "numeric", minute: "2-digit" });
        say(inWords("Saved {0}", time), "saved");
      }
    } catch (problem) {
      if (problem.name === "AbortError") return;
      unsaved("Not saved: no connection. Kept in this browser.");
      timer = setTimeout(send, RETRY);
    }
  }

  function typed(event) {
    if (event?.target && !isKept(event.target)) return;
    const isShelved = shelf.write(path, { at: serverNow(), fields: fieldsOf(form) });
    if (!isShelved && !navigator.onLine) say(inWords("Not saved: no connection."), "unsaved");
    clearTimeout(timer);
    timer = setTimeout(send, PAUSE);
  }

  function restore() {
    const entry = shelf.read(path);
    if (!entry) return;
    const savedAt = Date.parse(form.dataset.draftSavedAt ?? "");
    if (entry.at < savedAt) return shelf.remove(path);
    if (JSON.stringify(entry.fields) === JSON.stringify(fieldsOf(form))) return;
    // The page was sent and came back with errors: it shows newer words than any copy.
    if (form.querySelector("[aria-invalid=true]") || document.querySelector(".mp-error-summary")) return;
    // So does the answer to a button that fills fields in. The copy becomes what the page shows.
    if (form.hasAttribute("data-draft-answer")) return typed();
    putBack(form, entry.fields);
    say(inWords("Brought back what you typed earlier. It is kept for you, and not saved yet."), "restored");
    timer = setTimeout(send, PAUSE);
  }

  // The version of a record and the like belong to the words; they are only read, never listened to.
  form.addEventListener("input", typed);
  form.addEventListener("change", typed);
  form.addEventListener("submit", (event) => {
    // Discarding takes the words from here as well.
    if (event.submitter?.matches(".mp-discard")) shelf.remove(path);
    isSubmitted = true;
    clearTimeout(timer);
    sending?.abort();
  });
  addEventListener("online", () => { if (shelf.read(path)) send(); });
  addEventListener("pagehide", () => {
    const fields = JSON.stringify(fieldsOf(form));
    if (isSubmitted || fields === lastSent || !shelf.read(path)) return;
    const body = bodyFor(fields);
    if (!navigator.sendBeacon?.(form.dataset.draftTo, body)) {
      fetch(form.dataset.draftTo, { method: "POST", body, keepalive: true, credentials: "same-origin" }).catch(() => {});
    }
  });
  addEventListener("pageshow", () => { isSubmitted = false; });

  // After the design system has made its own controls of ours.
  if (document.readyState === "complete") restore();
  else addEventListener("load", restore);
}

if (meta("saved-form")) shelf.remove(meta("saved-form"));
if (owner) document.querySelectorAll("form[data-draft]").forEach(keep);
