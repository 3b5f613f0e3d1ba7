// Search by the titles of pages, copy buttons, light and dark; all without a server.
const box = document.getElementById("search");
const found = document.getElementById("found");

// rank puts whole titles first, then beginnings, then the rest.
function rank(page, text) {
  const title = page.title.toLowerCase();
  return title === text ? 0 : title.startsWith(text) ? 1 : title.includes(text) ? 2 : 3;
}

function search() {
  const text = box.value.trim().toLowerCase();
  const words = text.split(/\s+/).filter(Boolean);
  found.replaceChildren();
  found.hidden = words.length === 0;
  if (found.hidden) return;
  const hits = pages.filter((p) => words.every((w) => (p.title + " " + p.url).toLowerCase().includes(w)));
  hits.sort((a, b) => rank(a, text) - rank(b, text));
  for (const p of hits.slice(0, 20)) {
    const link = document.createElement("a");
    link.href = document.body.dataset.root + p.url;
    const folder = document.createElement("small");
    folder.textContent = p.url.includes("/") ? p.url.slice(0, p.url.lastIndexOf("/")) : "";
    link.append(p.title, " ", folder);
    const item = document.createElement("li");
    item.append(link);
    found.append(item);
  }
  if (hits.length === 0) {
    const item = document.createElement("li");
    item.textContent = "Nothing found";
    found.append(item);
  }
}

box.addEventListener("input", search);
box.addEventListener("focus", search);
document.addEventListener("click", (e) => {
  if (!e.target.closest(".search")) found.hidden = true;
});

// Keys: "/" goes to the search, arrows walk the hits, Enter opens the first, Escape closes.
document.addEventListener("keydown", (e) => {
  const links = [...found.querySelectorAll("a")];
  const at = links.indexOf(document.activeElement);
  const inSearch = at >= 0 || document.activeElement === box;
  if (e.key === "/" && !inSearch && !e.ctrlKey && !e.metaKey && !e.altKey) {
    box.focus();
  } else if (e.key === "Escape" && inSearch) {
    found.hidden = true;
    box.blur();
  } else if (e.key === "ArrowDown" && inSearch && !found.hidden) {
    links[Math.min(at + 1, links.length - 1)]?.focus();
  } else if (e.key === "ArrowUp" && inSearch && !found.hidden) {
    (at > 0 ? links[at - 1] : box).focus();
  } else if (e.key === "Enter" && document.activeElement === box && links.length > 0) {
    links[0].click();
  } else {
    return;
  }
  e.preventDefault();
});

// A narrow screen begins with the text, not with the list of pages.
if (matchMedia("(max-width: 60rem)").matches) document.getElementById("menu").open = false;
document.querySelector("nav a[aria-current]")?.scrollIntoView({ block: "center" });
scrollTo(0, location.hash ? scrollY : 0);

// Light or dark as the system says, until the reader chooses.
const chosen = localStorage.getItem("theme");
if (chosen) document.documentElement.dataset.theme = chosen;
document.getElementById("theme").addEventListener("click", () => {
  const dark = getComputedStyle(document.documentElement).colorScheme === "dark" ||
    (!document.documentElement.dataset.theme && matchMedia("(prefers-color-scheme: dark)").matches);
  document.documentElement.dataset.theme = dark ? "light" : "dark";
  localStorage.setItem("theme", document.documentElement.dataset.theme);
});

// Wide tables scroll on their own, also with the keyboard.
for (const table of document.querySelectorAll("main table")) {
  const frame = document.createElement("div");
  frame.className = "table";
  frame.tabIndex = 0;
  table.replaceWith(frame);
  frame.append(table);
}

for (const block of document.querySelectorAll("main pre")) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "copy";
  button.textContent = "Copy";
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(block.querySelector("code").textContent);
    button.textContent = "Copied";
    setTimeout(() => (button.textContent = "Copy"), 1500);
  });
  const frame = document.createElement("div");
  frame.className = "code";
  block.replaceWith(frame);
  frame.append(block, button);
}
