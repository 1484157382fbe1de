// More rows without a way to the server and back. Without this module the button asks the server, and what was typed stays too.
const button = document.querySelector("button[data-more]");
const body = document.querySelector("table.rows tbody");

function emptied(row, number) {
  const made = row.cloneNode(true);
  for (const field of made.querySelectorAll("input, textarea, select")) {
    field.value = "";
    if (field.tagName === "TEXTAREA") field.textContent = "";
    field.id = field.id.replace(/^row-\d+/, `row-${number - 1}`);
    field.setAttribute("aria-label", field.getAttribute("aria-label").replace(/\d+$/, number));
    field.removeAttribute("aria-invalid");
    field.removeAttribute("aria-describedby");
  }
  for (const fault of made.querySelectorAll(".fault")) fault.remove();
  for (const cell of made.querySelectorAll(".faulty")) cell.classList.remove("faulty");
  return made;
}

button?.addEventListener("click", (event) => {
  event.preventDefault();
  const last = body.lastElementChild;
  let first = null;
  for (let n = 0; n < 3; n += 1) {
    const made = emptied(last, body.children.length + 1);
    body.append(made);
    first ??= made;
  }
  first.querySelector("textarea, input").focus();
});
