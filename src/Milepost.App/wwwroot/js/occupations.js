// Suggests occupations while one types a code or a word of a title. The field works without it: an unclear text is asked about after saving.

const PAUSE = 200;

function suggest(input) {
  const list = document.createElement("datalist");
  list.id = `${input.id}-suggestions`;
  input.after(list);
  input.setAttribute("list", list.id);
  input.setAttribute("autocomplete", "off");
  let timer = 0;
  let asking = null;

  async function ask() {
    const typed = input.value.trim();
    if (typed.length < 2) return list.replaceChildren();
    asking?.abort();
    asking = new AbortController();
    try {
      const answer = await fetch(`${input.dataset.occupations}?q=${encodeURIComponent(typed)}`, {
        headers: { Accept: "application/json" }, credentials: "same-origin", signal: asking.signal,
      });
      if (!answer.ok || !answer.headers.get("content-type")?.includes("json")) return;
      list.replaceChildren(...(await answer.json()).map((one) => Object.assign(document.createElement("option"), { value: one.label })));
    } catch { /* no suggestions then; the field is asked about after saving */ }
  }

  input.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(ask, PAUSE);
  });
}

document.querySelectorAll("input[data-occupations]").forEach(suggest);
