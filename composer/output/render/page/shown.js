// The page as it stands: which language and platform is shown, and what is said of each post.
const content = JSON.parse(document.getElementById("content").textContent);
const approval = JSON.parse(document.getElementById("approval").textContent);

const shown = { edition: 0, thread: 0 };
const records = content.editions.map((edition) => edition.threads.map((thread) => new ThreadRecord(thread)));

const editionNow = () => content.editions[shown.edition];
const recordNow = () => records[shown.edition][shown.thread];
const threadNow = () => recordNow().thread;
const editionElement = (index = shown.edition) => document.querySelector(`[data-edition="${index}"]`);
const panelNow = () => editionElement().querySelector(`[data-panel="${shown.thread}"]`);
const cardAt = (post) => document.getElementById(`${threadNow().id}-${post}`);
const dialogNow = (name) => editionElement().querySelector(`[data-dialog="${name}"]`);

// The page's words, with what stands in braces filled in; n chooses the form where there are several.
function word(name, values = {}) {
  const edition = editionNow();
  let entry = edition.words[name];
  if (typeof entry === "object") {
    entry = entry[new Intl.PluralRules(edition.wordsLanguage).select(values.n)] ?? entry.other;
  }
  return entry.replace(/\{(\w+)\}/g, (whole, key) => values[key] ?? whole);
}

// In the time zone of whoever looks, and named: an embargo is the same moment everywhere.
const momentForm = { year: "numeric", month: "long", day: "numeric", hour: "numeric", minute: "2-digit", timeZoneName: "short" };

function moment(iso) {
  const date = new Date(iso);
  if (Number.isNaN(date.valueOf())) {
    return iso;
  }
  const language = editionNow().wordsLanguage;
  const own = navigator.languages.find((each) => each.split("-")[0] === language);
  return new Intl.DateTimeFormat(own ?? language, momentForm).format(date);
}

function say(text) {
  const line = editionElement().querySelector("[data-said]");
  line.textContent = "";
  requestAnimationFrame(() => {
    line.textContent = text;
  });
}

// What keeps the thread from going out: nothing, or reasons in words.
function approvalOf(thread) {
  const row = approval[thread.key];
  if (!row) {
    return { state: "draft", row: null };
  }
  return { state: row.sha256 === thread.sha256 ? "approved" : "changed", row };
}

function reasonsToAsk() {
  const { status, approvedBy, embargo } = editionNow();
  const { state } = approvalOf(threadNow());
  const reasons = [];
  const watched = status || approvedBy || embargo || Object.keys(approval).length > 0;
  if (watched && state !== "approved") {
    reasons.push(word(`ask.${state}`));
  }
  if (embargo && !(new Date(embargo) <= new Date())) {
    reasons.push(word("ask.embargo", { when: moment(embargo) }));
  }
  return reasons;
}

function showStatus() {
  const { status, approvedBy, embargo } = editionNow();
  const { state, row } = approvalOf(threadNow());
  const root = editionElement();
  const chip = root.querySelector("[data-status]");
  chip.dataset.status = state;
  if (state === "draft" && approvedBy) {
    chip.textContent = word("status.said", { by: approvedBy });
  } else if (state === "draft") {
    chip.textContent = status && status.toLowerCase() !== "approved" ? status : word("status.draft");
  } else {
    chip.textContent = word(`status.${state}`, { by: row.by, when: moment(row.at) });
  }
  root.querySelector("[data-embargo]").hidden = !embargo;
  if (embargo) {
    const over = new Date(embargo) <= new Date();
    root.querySelector("[data-embargo]").dataset.over = over;
    root.querySelector("[data-embargo-text]").textContent = word(over ? "status.embargo_over" : "status.embargo", { when: moment(embargo) });
  }
}

function showPost(post, place) {
  const card = cardAt(place + 1);
  const mark = card.querySelector("[data-do=mark]");
  const address = card.querySelector("[data-address]");
  card.dataset.state = post.state;
  card.querySelector("[data-copy-label]").textContent = word(post.state ? "post.again" : "post.copy");
  card.querySelector("[data-do=copy]").setAttribute("aria-label", word(post.state ? "post.again_n" : "post.copy_n", { n: place + 1 }));
  mark.hidden = !post.state;
  mark.setAttribute("aria-pressed", post.state === "posted");
  address.closest("label").hidden = !post.state;
  if (document.activeElement !== address) {
    address.value = post.address;
  }
  const labels = { "": "", copied: word("post.state_copied"), posted: "" };
  labels.posted = post.by && word("post.state_posted_by", { by: post.by });
  card.querySelector("[data-state-label]").textContent = labels[post.state];
}

function showDock(posts) {
  const root = editionElement();
  const total = posts.length;
  const done = posts.filter((post) => post.state === "posted").length;
  const touched = posts.filter((post) => post.state).length;
  const next = nextToCopy(posts);
  const waiting = nextToPost(posts);
  root.querySelector("[data-progress]").textContent = word("dock.progress", { done, total });
  root.querySelector("[data-waiting]").textContent = waiting ? word("dock.waiting", { posts: waitingPosts(posts) }) : "";
  root.querySelector("[data-posted]").textContent = waiting ? word("dock.posted_n", { n: waiting }) : word("dock.posted");
  root.querySelector("[data-bar-copied]").setAttribute("width", (100 * touched) / total);
  root.querySelector("[data-bar-posted]").setAttribute("width", (100 * done) / total);
  const ended = done === total ? "dock.all_posted" : "dock.all_copied";
  root.querySelector("[data-next]").textContent = next ? word("dock.next_n", { n: next }) : word(ended);
  root.querySelector("[data-do=next]").disabled = !next;
  root.querySelector(".dock [data-do=posted]").disabled = !waiting;
  root.querySelector("[data-do=undo]").disabled = recordNow().events.length === 0;
  for (const card of panelNow().querySelectorAll(".card")) {
    card.classList.toggle("is-next", Number(card.dataset.post) === next);
  }
}

const mostNamed = 6;

function waitingPosts(posts) {
  const numbers = posts.flatMap((post, place) => (post.state === "copied" ? [place + 1] : []));
  return numbers.length > mostNamed ? `${numbers.slice(0, mostNamed).join(", ")}, …` : numbers.join(", ");
}

const nextToCopy = (posts) => posts.findIndex((post) => !post.state) + 1;
const nextToPost = (posts) => posts.findIndex((post) => post.state === "copied") + 1;

function show() {
  const posts = recordNow().posts();
  posts.forEach(showPost);
  showDock(posts);
  showStatus();
  panelNow().querySelector("[data-kept]").textContent = word(kept.lasting ? "record.saved" : "record.unsaved");
}
