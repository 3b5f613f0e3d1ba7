// Search by the titles of pages, without a server. "/" goes to the box, the arrows to its hits.
const box = document.getElementById("search");
const found = document.getElementById("found");
box.addEventListener("input", () => {
  const words = box.value.toLowerCase().split(/\s+/).filter(Boolean);
  found.replaceChildren();
  if (words.length === 0) return;
  const hits = pages.filter((p) => words.every((w) => (p.title + " " + p.url).toLowerCase().includes(w)));
  for (const p of hits.slice(0, 20)) {
    const item = document.createElement("li");
    const link = document.createElement("a");
    link.href = document.body.dataset.root + p.url;
    link.textContent = p.url.replace(/\.html$/, "");
    item.append(link);
    found.append(item);
  }
});
document.addEventListener("keydown", (e) => {
  const links = [...found.querySelectorAll("a")];
  const at = links.indexOf(document.activeElement);
  if (e.key === "/" && document.activeElement !== box) box.focus();
  else if (e.key === "ArrowDown" && links.length && (at >= 0 || document.activeElement === box)) links[Math.min(at + 1, links.length - 1)].focus();
  else if (e.key === "ArrowUp" && at >= 0) (links[at - 1] || box).focus();
  else if (e.key === "Enter" && document.activeElement === box && links.length) links[0].click();
  else return;
  e.preventDefault();
});

// A button that copies code, where the browser allows it.
if (navigator.clipboard) {
  for (const pre of document.querySelectorAll("pre")) {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = "Copy";
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(pre.querySelector("code").textContent);
      button.textContent = "Copied";
    });
    pre.append(button);
  }
}
