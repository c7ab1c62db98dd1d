// A calendar beside each date field. The field stays plain text: what is typed is never changed or emptied.

function toIso(text) {
  const american = /^(\d{1,2})[/. -](\d{1,2})[/. -](\d{4})$/.exec(text.trim());
  if (american) return `${american[3]}-${american[1].padStart(2, "0")}-${american[2].padStart(2, "0")}`;
  return /^\d{4}-\d{2}-\d{2}$/.test(text.trim()) ? text.trim() : "";
}

function addCalendar(row) {
  const field = row.querySelector("input");
  const label = document.querySelector(`label[for="${CSS.escape(field.id)}"]`);

  const native = document.createElement("input");
  native.type = "date";
  native.className = "mp-date__native";
  native.tabIndex = -1;
  native.setAttribute("aria-hidden", "true");
  if (typeof native.showPicker !== "function") return;

  const button = document.createElement("button");
  button.type = "button";
  button.className = "mp-date__button";
  button.setAttribute("aria-label", `Choose from a calendar: ${label?.firstChild?.textContent.trim() ?? "date"}`);
  button.innerHTML = '<svg class="usa-icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false"><path d="M19 4h-2V2h-2v2H9V2H7v2H5a2 2 0 0 0-2 2v14a2 2 0 0 0 2 2h14a2 2 0 0 0 2-2V6a2 2 0 0 0-2-2zm0 16H5V10h14zm0-12H5V6h14z"/></svg>';

  button.addEventListener("click", () => {
    native.value = toIso(field.value);
    native.showPicker();
  });
  native.addEventListener("change", () => {
    const [year, month, day] = native.value.split("-").map(Number);
    if (!day) return;
    field.value = `${month}/${day}/${year}`;
    field.dispatchEvent(new Event("input", { bubbles: true }));
    field.dispatchEvent(new Event("change", { bubbles: true }));
    button.focus();
  });
  row.append(button, native);
}

document.querySelectorAll("[data-date-picker]").forEach(addCalendar);
