// A field above a long list of radios or checkboxes that narrows it as one types. What is chosen always stays in view.

const WORTH_FILTERING = 8;

function addFilter(fieldset) {
  const list = fieldset.querySelector(".mp-choices");
  const choices = [...list.querySelectorAll(".usa-radio, .usa-checkbox")];
  if (choices.length < WORTH_FILTERING) return;

  list.classList.add("is-long");
  list.tabIndex = 0;
  list.setAttribute("role", "group");
  list.setAttribute("aria-label", fieldset.querySelector("legend").firstChild.textContent.trim());
  const id = `${choices[0].querySelector("input").id}-filter`;
  const filter = document.createElement("div");
  filter.className = "mp-filter";
  filter.innerHTML = '<label class="usa-sr-only">Type to narrow the list</label><input class="usa-input" type="search" autocomplete="off" placeholder="Type to narrow the list"><span class="mp-filter__count" role="status"></span>';
  const [label, input, count] = filter.children;
  label.htmlFor = id;
  input.id = id;
  list.before(filter);

  const groups = [...list.querySelectorAll(".mp-choices__group")];
  const words = (text) => text.toLowerCase().split(/\s+/).filter(Boolean);

  function narrow() {
    const wanted = words(input.value);
    let shown = 0;
    for (const choice of choices) {
      const text = choice.textContent.toLowerCase();
      const matches = wanted.every((word) => text.includes(word));
      choice.hidden = !matches && !choice.querySelector("input").checked;
      if (!choice.hidden) shown += 1;
    }
    for (const group of groups) {
      let next = group.nextElementSibling;
      let anyShown = false;
      for (; next && !next.matches(".mp-choices__group"); next = next.nextElementSibling) anyShown ||= !next.hidden;
      group.hidden = !anyShown;
    }
    count.textContent = wanted.length === 0 ? "" : `${shown} of ${choices.length} shown`;
  }

  input.addEventListener("input", narrow);
  // Enter here looks for something; it does not send the form.
  input.addEventListener("keydown", (event) => {
    if (event.key === "Enter") event.preventDefault();
  });
}

document.querySelectorAll("[data-filter-list]").forEach(addFilter);
