// Search by the titles of pages, without a server.
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
