// What a person does with posts: copies them, marks them, takes that back, and saves the record.
const allowed = new Set();

// What a person does is done in turn: the clipboard takes a moment, and the next key may already be pressed.
let turn = Promise.resolve();
const inTurn = (deed) => (...given) => {
  turn = turn.then(() => deed(...given)).catch(reportError);
};

// Copying: asks first where it must, and never says that it has happened when it has not.
function mayCopy() {
  const reasons = reasonsToAsk();
  if (reasons.length === 0 || allowed.has(recordNow().key)) {
    return Promise.resolve(true);
  }
  const dialog = dialogNow("ask");
  dialog.querySelector("[data-ask-text]").textContent = reasons.join(" ");
  dialog.returnValue = "no";
  dialog.showModal();
  return new Promise((resolve) => {
    dialog.addEventListener("close", () => {
      if (dialog.returnValue === "yes") {
        allowed.add(recordNow().key);
      }
      resolve(dialog.returnValue === "yes");
    }, { once: true });
  });
}

async function copyPost(post) {
  const record = recordNow();
  if (!(await mayCopy())) {
    return;
  }
  const text = record.thread.posts[post - 1];
  const note = () => {
    record.add({ post, did: "copied" });
    show();
    toCard(post);
    say(word("said.copied", { n: post }));
  };
  if (await copied(text)) {
    note();
    return;
  }
  const dialog = dialogNow("by-hand");
  const mac = /Mac|iPhone|iPad/.test(navigator.platform);
  dialog.querySelector("[data-by-hand-heading]").textContent = word(mac ? "by_hand.heading_mac" : "by_hand.heading");
  dialog.querySelector("[data-by-hand-text]").textContent = word("by_hand.text", { n: post });
  offerByHand(dialog, text, note);
  say(word("said.not_copied"));
}

// The platform's page would know the first post as soon as it opens.
async function openAfterAsking(address) {
  if (await mayCopy()) {
    window.open(address, "_blank", "noopener,noreferrer");
  }
}

function copyNext() {
  const next = nextToCopy(recordNow().posts());
  return next ? copyPost(next) : say(word("said.nothing_to_copy"));
}

function markPosted(post, address) {
  const by = kept.read("thread-composer who") ?? "";
  recordNow().add(address === undefined ? { post, did: "posted", by } : { post, did: "posted", by, address });
  show();
  const posts = recordNow().posts();
  const done = posts.filter((each) => each.state === "posted").length;
  say(word("said.posted", { n: post, done, total: posts.length }));
}

function markNext() {
  const waiting = nextToPost(recordNow().posts());
  return waiting ? markPosted(waiting) : say(word("said.nothing_to_post"));
}

function toggleMark(post) {
  if (recordNow().posts()[post - 1].state !== "posted") {
    markPosted(post);
    return;
  }
  recordNow().add({ post, did: "not posted" });
  show();
  say(word("said.undone", { n: post }));
}

function undo() {
  const event = recordNow().undo();
  show();
  say(event ? word("said.undone", { n: event.post }) : word("said.nothing_to_undo"));
}

function takeAddress(field) {
  const post = Number(field.closest(".card").dataset.post);
  const address = field.value.trim();
  const before = recordNow().posts()[post - 1].address;
  const wrong = address !== "" && !/^https?:\/\/[^\s/]+/i.test(address);
  field.setAttribute("aria-invalid", wrong);
  if (wrong) {
    say(word("said.not_an_address"));
  } else if (address !== before) {
    markPosted(post, address);
  }
}

function exportRecord(kind) {
  const edition = editionNow();
  const name = `record-${threadNow().id}.${kind}`;
  const text = kind === "csv" ? recordAsCsv(edition, recordNow()) : recordAsJson(edition, recordNow());
  download(name, kind === "csv" ? "text/csv" : "application/json", text);
  say(word("said.exported"));
}

function resetRecord() {
  recordNow().reset();
  show();
  say(word("said.reset"));
}
