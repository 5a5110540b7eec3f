// Where a person goes on the page, and what keys and buttons do.
const keys = { on: kept.read("thread-composer keys") !== false };

// The address tells the thread: #x, or #es/x where there are several languages.
function placeOf(thread, edition) {
  return content.editions.length > 1 ? `#${edition.language}/${thread.platform}` : `#${thread.platform}`;
}

function goTo(edition, thread) {
  Object.assign(shown, { edition, thread });
  content.editions.forEach((each, place) => {
    const root = editionElement(place);
    root.hidden = place !== edition;
    root.querySelector("main").hidden = root.hidden; // a document has one that is not hidden
    root.querySelectorAll("[data-panel]").forEach((panel) => {
      panel.hidden = place !== edition || Number(panel.dataset.panel) !== thread;
    });
  });
  const root = editionElement();
  root.querySelectorAll("[data-tab]").forEach((tab) => {
    const chosen = Number(tab.dataset.tab) === thread;
    tab.setAttribute("aria-selected", chosen);
    tab.tabIndex = chosen ? 0 : -1;
  });
  document.documentElement.lang = root.lang;
  document.documentElement.dir = root.dir;
  document.title = `${editionNow().title} · ${threadNow().title}`;
  showWho();
  show();
}

function goToAddress() {
  const [first, second] = decodeURIComponent(location.hash.slice(1)).split("/");
  const named = content.editions.findIndex((edition) => edition.language === first);
  const edition = named < 0 ? shown.edition : named;
  const platform = second ?? first;
  const thread = content.editions[edition].threads.findIndex((each) => each.platform === platform);
  if (thread >= 0) {
    goTo(edition, thread);
  } else if (named >= 0) {
    goTo(edition, 0);
  }
  return thread >= 0;
}

function chooseThread(thread, { focus = false } = {}) {
  if (!editionNow().threads[thread]) {
    return;
  }
  goTo(shown.edition, thread);
  history.replaceState(null, "", placeOf(threadNow(), editionNow()));
  const tab = editionElement().querySelector(`[data-tab="${thread}"]`);
  tab.scrollIntoView({ block: "nearest", inline: "nearest" });
  if (focus) {
    tab.focus();
  }
  say(word("said.platform", { platform: threadNow().title, posts: word("proof.posts", { n: threadNow().posts.length }) }));
}

function showWho() {
  for (const field of editionElement().querySelectorAll("[data-who]")) {
    field.value = kept.read("thread-composer who") ?? "";
  }
}

// Moving about.
function toCard(post) {
  const card = cardAt(post);
  const box = card.getBoundingClientRect();
  const dock = editionElement().querySelector(".dock").getBoundingClientRect();
  if (box.top < 70 || box.bottom > dock.top) {
    card.scrollIntoView({ block: box.height > dock.top - 70 ? "start" : "center" });
  }
  return card;
}

function move(step) {
  const cards = [...panelNow().querySelectorAll(".card")];
  const now = cards.indexOf(document.activeElement?.closest?.(".card"));
  const card = cards[Math.max(0, Math.min(cards.length - 1, now < 0 ? (step > 0 ? 0 : cards.length - 1) : now + step))];
  card.focus({ preventScroll: true });
  toCard(Number(card.dataset.post));
}

// Where a post's words come from, and where the statement's went.
function light(post, sentence) {
  for (const element of document.querySelectorAll(".lit, .same")) {
    element.classList.remove("lit", "same");
  }
  if (!post) {
    return;
  }
  cardAt(post).classList.add("lit");
  const pane = panelNow().querySelector(".pane");
  pane.querySelectorAll(`[data-post="${post}"]`).forEach((element) => element.classList.add("lit"));
  if (sentence) {
    panelNow().querySelectorAll(`[data-sentence="${sentence}"]`).forEach((element) => element.classList.add("same"));
  }
}

function bringIntoPane(post) {
  const pane = panelNow().querySelector(".pane");
  const first = pane.querySelector(`[data-post="${post}"]`);
  if (!first || pane.scrollHeight <= pane.clientHeight) {
    return;
  }
  const top = first.getBoundingClientRect().top - pane.getBoundingClientRect().top + pane.scrollTop;
  if (top < pane.scrollTop + 16 || top > pane.scrollTop + pane.clientHeight * 0.7) {
    pane.scrollTo({ top: top - pane.clientHeight * 0.25 });
  }
}

function follow(event) {
  const part = event.target.closest?.("[data-post]");
  if (!part || !panelNow().contains(part)) {
    light(0);
    return;
  }
  const post = Number(part.dataset.post);
  light(post, event.target.closest("[data-sentence]")?.dataset.sentence);
  if (part.matches(".card")) {
    bringIntoPane(post);
  }
}

function toggleStatement(button) {
  const open = panelNow().classList.toggle("with-statement");
  button.setAttribute("aria-expanded", open);
  button.textContent = word(open ? "statement.hide" : "statement.show");
}

const deeds = {
  copy: inTurn((button) => copyPost(Number(button.closest(".card").dataset.post))),
  mark: inTurn((button) => toggleMark(Number(button.closest(".card").dataset.post))),
  next: inTurn(copyNext),
  posted: inTurn(markNext),
  undo: inTurn(undo),
  help: () => dialogNow("help").showModal(),
  statement: toggleStatement,
  csv: () => exportRecord("csv"),
  json: () => exportRecord("json"),
  reset: inTurn(resetRecord),
};

const singleKeys = {
  c: deeds.next,
  p: deeds.posted,
  u: deeds.undo,
  j: () => move(1),
  k: () => move(-1),
  "?": () => dialogNow("help").showModal(),
};

document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-do]");
  const goes = event.target.closest("[data-goes-to]");
  const tab = event.target.closest("[data-tab]");
  const skip = event.target.closest("[data-skip]");
  const compose = event.target.closest("[data-compose]");
  if (button) {
    deeds[button.dataset.do](button);
  } else if (tab) {
    chooseThread(Number(tab.dataset.tab));
  } else if (goes) {
    event.preventDefault();
    toCard(Number(goes.dataset.goesTo)).focus({ preventScroll: true });
  } else if (compose && reasonsToAsk().length > 0) {
    event.preventDefault();
    openAfterAsking(compose.href);
  } else if (skip) {
    event.preventDefault();
    cardAt(1).focus();
  }
});

document.addEventListener("keydown", (event) => {
  const tab = event.target.closest?.("[data-tab]");
  const steps = { ArrowRight: 1, ArrowLeft: -1, Home: -Infinity, End: Infinity };
  if (tab && steps[event.key]) {
    const last = editionNow().threads.length - 1;
    const step = document.documentElement.dir === "rtl" && event.key.startsWith("Arrow") ? -steps[event.key] : steps[event.key];
    const place = shown.thread + step;
    chooseThread(place > last ? (step === Infinity ? last : 0) : place < 0 ? (step === -Infinity ? 0 : last) : place, { focus: true });
    event.preventDefault();
    return;
  }
  if (event.key === "Enter" && event.target.matches?.("[data-address]")) {
    takeAddress(event.target);
    return;
  }
  if (!keys.on || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) {
    return;
  }
  if (event.target.closest?.("input:not([type=checkbox]), textarea, select, dialog")) {
    return;
  }
  if (/^[1-9]$/.test(event.key) && editionNow().threads[event.key - 1]) {
    chooseThread(event.key - 1);
    event.preventDefault();
  } else if (singleKeys[event.key]) {
    event.preventDefault();
    singleKeys[event.key]();
  }
});

document.addEventListener("change", (event) => {
  if (event.target.matches("[data-address]")) {
    takeAddress(event.target);
  } else if (event.target.matches("[data-who]")) {
    kept.write("thread-composer who", event.target.value.trim());
    showWho();
  } else if (event.target.matches("[data-keys]")) {
    keys.on = event.target.checked;
    kept.write("thread-composer keys", keys.on);
    document.querySelectorAll("[data-keys]").forEach((field) => {
      field.checked = keys.on;
    });
  }
});

document.addEventListener("pointerover", follow);
document.addEventListener("focusin", follow);
window.addEventListener("hashchange", goToAddress);
window.addEventListener("storage", () => {
  records.flat().forEach((record) => record.load());
  show();
});

document.querySelectorAll("[data-keys]").forEach((field) => {
  field.checked = keys.on;
});
kept.write("thread-composer page", 1);
document.documentElement.classList.add("scripted");
if (!goToAddress()) {
  goTo(shown.edition, 0);
}
