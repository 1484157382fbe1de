// The review desk under the hands: keys, the chosen card and its words in the text, forms answered by parts of the page.
// Without this module every button and link of the desk is a plain form or page.
const PARTS = "text/x-parts+html";
const list = document.getElementById("cards");
const text = document.getElementById("text");
const act = document.getElementById("act");
const keys = document.getElementById("keys");
const adding = document.querySelector(".add form");

const cards = () => [...list.children];
const chosen = () => list.querySelector(":scope > [aria-current]");
const key = (card) => card.id.slice(1);

// ---- the chosen card, its words in the text

function choose(card, { focus = true } = {}) {
  if (!card) return;
  const before = chosen();
  if (before && before !== card) before.removeAttribute("aria-current");
  card.setAttribute("aria-current", "true");
  for (const mark of text.querySelectorAll(".now")) mark.classList.remove("now");
  const marks = text.querySelectorAll(`[data-p~="${key(card)}"]`);
  for (const mark of marks) mark.classList.add("now");
  if (marks.length) reveal(marks[0]);
  if (focus) {
    card.focus({ preventScroll: true });
    card.scrollIntoView({ block: "nearest" });
  }
}

// Only the pane is scrolled, never the window: the card must not run away from under the eye.
function reveal(mark) {
  const pane = text.getBoundingClientRect(), place = mark.getBoundingClientRect();
  if (place.top < pane.top + 40 || place.bottom > pane.bottom - 40) text.scrollTop += place.top - pane.top - pane.height / 3;
}

function step(by) {
  const all = cards(), at = all.indexOf(chosen());
  choose(all[at < 0 ? 0 : Math.min(Math.max(at + by, 0), all.length - 1)]);
}

function nextOpen(after) {
  const all = cards(), at = all.indexOf(after);
  return [...all.slice(at + 1), ...all.slice(0, at)].find((card) => card.classList.contains("open")) ?? after;
}

// ---- forms and editors, answered by parts

async function ask(address, options) {
  const answer = await fetch(address, { ...options, headers: { Accept: PARTS }, redirect: "manual" });
  if (answer.type === "opaqueredirect" || !answer.headers.get("Content-Type")?.includes("html")) {
    location.reload(); // the session has ended, or the server is not itself: the page says it better
    return null;
  }
  const parts = document.createElement("template");
  parts.innerHTML = await answer.text();
  return { ok: answer.ok, parts: [...parts.content.children] };
}

function put(parts) {
  let last = null;
  for (const part of parts) {
    const there = document.getElementById(part.id);
    if (part.id === "said") [there.textContent, there.className] = [part.textContent, part.className]; // a live region speaks when it changes
    else if (there) there.replaceWith(part);
    else if (part.classList.contains("proposal") && last) last.after(part);
    if (part.classList.contains("proposal")) last = part;
  }
}

async function send(form, button, card) {
  const data = new FormData(form, button);
  const answer = await ask(form.action, { method: "POST", body: data });
  if (!answer) return;
  if (answer.parts.some((part) => part.id === "editor")) return show(card, answer.parts.find((part) => part.id === "editor"));
  const id = card?.id;
  put(answer.parts);
  const now = id && document.getElementById(id);
  if (now) choose(answer.ok && !now.classList.contains("open") ? nextOpen(now) : now);
}

function show(card, editor, section = "", field = "") {
  close();
  card.append(editor);
  const at = editor.querySelector(section ? `#${section}` : ".fault") ?? editor.querySelector("form");
  const input = editor.querySelector("[aria-invalid]") ?? (field && at.querySelector(`[name=${field}]`));
  (input || at.querySelector("textarea, input:not([type=hidden]), select, button")).focus({ preventScroll: true });
  at.scrollIntoView({ block: "nearest" });
}

function close() {
  document.getElementById("editor")?.remove();
}

const FIELD = { reject: "cause", merge: "into" };

async function open(card, section) {
  const link = card.querySelector("[data-do]");
  if (!link) return;
  choose(card);
  const answer = await ask(link.href.split("#")[0]);
  const editor = answer?.parts.find((part) => part.id === "editor");
  if (!editor) return;
  const wanted = editor.querySelector(`#${section}`) ? section : editor.querySelector("form").id;
  for (const form of editor.querySelectorAll("form")) form.hidden = form.id !== wanted && !(section === "correct" && form.id !== "split");
  show(card, editor, wanted, FIELD[wanted]);
}

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (!("parts" in form.dataset)) return;
  event.preventDefault();
  send(form, event.submitter, event.submitter?.closest(".proposal") ?? form.closest(".proposal"));
});

list.addEventListener("click", (event) => {
  const card = event.target.closest(".proposal"), link = event.target.closest("[data-do]");
  if (link && !event.ctrlKey && !event.metaKey) {
    event.preventDefault();
    open(card, link.dataset.do);
  } else if (card && !event.target.closest("button, input, select, textarea, label, summary")) {
    if (event.target.closest("a[href^='#at']")) event.preventDefault();
    if (!event.target.closest("a:not([href^='#at'])") && !event.target.closest("#editor")) choose(card);
  }
});

text.addEventListener("click", (event) => {
  const mark = event.target.closest("[data-p]");
  if (!mark || String(getSelection())) return;
  const card = document.getElementById(`p${mark.dataset.p.split(" ")[0]}`);
  if (card) choose(card);
});

// ---- words marked in the text are what is to be added

function place(node, offset) {
  const before = document.createRange();
  before.selectNodeContents(text);
  before.setEnd(node, offset);
  return [...before.toString()].length; // the server counts characters, the browser halves of some of them
}

document.addEventListener("selectionchange", () => {
  const marked = getSelection();
  if (!adding || marked.isCollapsed || !marked.rangeCount || !text.contains(marked.anchorNode) || !text.contains(marked.focusNode)) return;
  const range = marked.getRangeAt(0);
  adding.elements.words.value = marked.toString().trim();
  adding.elements.start.value = place(range.startContainer, range.startOffset);
  adding.closest("details").open = true;
});
adding?.elements.words.addEventListener("input", () => { adding.elements.start.value = ""; });

// ---- keys

const KEYS = {
  j: () => step(1),
  k: () => step(-1),
  a: (card) => card?.querySelector("button[name=accept]")?.click(),
  e: (card) => card && open(card, "correct"),
  r: (card) => card && open(card, "reject"),
  m: (card) => card && open(card, "merge"),
  s: (card) => card && open(card, "split"),
  "?": () => keys.showModal(),
};
// the same keys where the keyboard is Russian
const RUSSIAN = { о: "j", л: "k", ф: "a", у: "e", к: "r", ь: "m", ы: "s", ",": "?" };

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && !keys.open && document.getElementById("editor")) {
    const card = document.getElementById("editor").closest(".proposal");
    close();
    return choose(card);
  }
  if (event.ctrlKey || event.metaKey || event.altKey || keys.open) return;
  if (event.target.closest("input:not([type=radio]), textarea, select")) return;
  const name = KEYS[event.key] ? event.key : event.shiftKey && event.key === "," ? "?" : RUSSIAN[event.key.toLowerCase()];
  if (!name || (event.key === "," && !event.shiftKey)) return;
  event.preventDefault();
  KEYS[name](chosen());
});

for (const button of document.querySelectorAll("[data-keys]")) {
  button.hidden = false;
  button.addEventListener("click", () => keys.showModal());
}
choose(document.querySelector(".proposal:target") ?? cards().find((card) => card.classList.contains("open")) ?? cards()[0], {
  focus: Boolean(location.hash),
});
