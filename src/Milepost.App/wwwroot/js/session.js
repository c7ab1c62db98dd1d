// Warns two minutes before somebody is signed out for doing nothing. A request by any page or tab counts as doing something.

import { say } from "./words.js";

const WARN_BEFORE = 120;
const LAST_SEEN = "milepost-last-seen";
const limit = Number(document.querySelector("meta[name=idle-seconds]")?.content ?? 0);
const dialog = document.getElementById("idle-warning");

if (limit > WARN_BEFORE && dialog) {
  const words = dialog.querySelector("[data-idle-words]");
  const stay = dialog.querySelector("[data-stay]");
  let lastSeen = 0;

  const seen = () => {
    lastSeen = Date.now();
    try { localStorage.setItem(LAST_SEEN, String(lastSeen)); } catch { /* private mode: this tab counts for itself */ }
  };

  const secondsLeft = () => {
    let elsewhere = 0;
    try { elsewhere = Number(localStorage.getItem(LAST_SEEN) ?? 0); } catch { /* as above */ }
    return Math.round(limit - (Date.now() - Math.max(lastSeen, elsewhere)) / 1000);
  };

  const show = (left) => {
    const text = left <= 0
      ? say("You were signed out because nothing happened for a while. What you typed is kept: sign in again to go on.")
      : left > 60 ? say("You will be signed out in about two minutes. What you typed is kept.") : say("You will be signed out in less than a minute. What you typed is kept.");
    // Written only when it changes, so that it is read aloud only then.
    if (words.textContent !== text) words.textContent = text;
    stay.textContent = say(left <= 0 ? "Sign in again" : "Stay signed in");
    if (!dialog.open) dialog.showModal();
  };

  const check = () => {
    const left = secondsLeft();
    if (left <= WARN_BEFORE) show(left);
    else if (dialog.open) dialog.close();
  };

  const stayHere = async () => {
    if (secondsLeft() <= 0) {
      location.reload();
      return;
    }
    try {
      const token = document.querySelector("input[name=__RequestVerificationToken]")?.value ?? "";
      const answer = await fetch(dialog.dataset.keepAlive, {
        method: "POST",
        body: new URLSearchParams({ __RequestVerificationToken: token }),
        redirect: "manual",
        credentials: "same-origin",
      });
      if (answer.ok) {
        seen();
        dialog.close();
      } else {
        location.reload();
      }
    } catch {
      words.textContent = say("The office's system cannot be reached. What you typed is kept in this browser. Try again.");
    }
  };

  stay.addEventListener("click", stayHere);
  // Escape means "I am here".
  dialog.addEventListener("cancel", (event) => {
    event.preventDefault();
    stayHere();
  });
  document.addEventListener("milepost:reached", seen);
  document.addEventListener("visibilitychange", check);
  seen();
  setInterval(check, 5000);
}
