// Keeps the advice beside a statement true while one types. The server says the same when the page is drawn.

const there = {
  words: (text, least) => (text.match(/[\p{L}\p{N}][\p{L}\p{N}\p{M}'’-]*/gu) ?? []).length >= least,
  digit: (text) => /\p{Nd}/u.test(text),
  filled: (text) => text.trim().length > 0,
};

function advise(group) {
  const least = Number(group.dataset.smarterWords);
  for (const line of group.querySelectorAll("[data-smarter-field]")) {
    const field = document.getElementById(line.dataset.smarterField);
    if (!field) continue;
    const words = line.querySelector(".mp-smarter__hint");
    const status = line.querySelector(".mp-status");
    const hint = line.querySelector("template[data-hint]").innerHTML;
    const show = () => {
      const isThere = there[line.dataset.smarterRule](field.value, least);
      words.textContent = isThere ? words.dataset.there : hint;
      status.classList.toggle("mp-status--good", isThere);
      status.classList.toggle("mp-status--waiting", !isThere);
      status.querySelector(".mp-status__shape").innerHTML = isThere
        ? '<circle cx="8" cy="8" r="7" fill="currentColor"/><path d="M4.5 8.2l2.4 2.4 4.6-5" fill="none" stroke="#fff" stroke-width="2"/>'
        : '<circle cx="8" cy="8" r="5.5" fill="none" stroke="currentColor" stroke-width="2"/>';
    };
    field.addEventListener("input", show);
    field.addEventListener("change", show);
    show();
  }
}

document.querySelectorAll("[data-smarter]").forEach(advise);
