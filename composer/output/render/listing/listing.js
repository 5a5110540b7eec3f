// Finds statements among thousands: every word that is asked for stands somewhere in the row, whatever its accents.
(() => {
  "use strict";
  const one = (name) => document.querySelector(`[data-${name}]`);
  const [find, warned, found, nothing] = ["find", "warned", "found", "nothing"].map(one);
  const rows = [...document.querySelectorAll("#list > li")];
  const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  let texts = null;
  let waiting = 0;

  function show() {
    waiting = 0;
    const words = plain(find.value).split(/\s+/).filter(Boolean);
    if (words.length) texts ??= rows.map((row) => plain(row.textContent));
    let count = 0;
    rows.forEach((row, number) => {
      const fits = words.every((word) => texts[number].includes(word));
      const shown = fits && (!warned.checked || row.lastElementChild.className === "warned");
      if (row.hidden === shown) row.hidden = !shown;
      count += shown;
    });
    const { some, all, page } = found.dataset;
    found.textContent = count === rows.length
      ? page || all
      : some.replace("{n}", count.toLocaleString(document.documentElement.lang)).replace("{all}", page || all);
    nothing.hidden = count > 0;
  }

  function later() {
    if (!waiting) waiting = requestAnimationFrame(show);
  }

  document.querySelector(".find").hidden = false;
  find.addEventListener("input", later);
  warned.addEventListener("change", later);
  if (find.value || warned.checked) later(); // what a browser kept when a person came back
})();
