// The design system's combo box replaces the select's place in the page but leaves its hint and error behind.

document.addEventListener("DOMContentLoaded", () => {
  for (const box of document.querySelectorAll(".usa-combo-box[data-enhanced]")) {
    const select = box.querySelector("select");
    const input = box.querySelector("input[role=combobox]");
    for (const name of ["aria-describedby", "aria-invalid", "aria-required"]) {
      if (!select.hasAttribute(name)) continue;
      input.setAttribute(name, select.getAttribute(name));
      select.removeAttribute(name);
    }
  }
});
