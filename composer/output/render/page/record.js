"use strict";

// What this browser keeps. Pages that may not store anything still work: then it is kept as long as the page is open.
const kept = {
  lasting: true,
  memory: new Map(),

  read(key) {
    try {
      return JSON.parse(localStorage.getItem(key)) ?? this.memory.get(key);
    } catch {
      return this.memory.get(key);
    }
  },

  write(key, value) {
    this.memory.set(key, value);
    try {
      localStorage.setItem(key, JSON.stringify(value));
    } catch {
      this.lasting = false;
    }
  },
};

// What was copied and posted of one thread, as the list of what a person did; undoing takes the last away.
// It is kept under the SHA-256 of all that is published, so that a changed thread starts fresh.
class ThreadRecord {
  constructor(thread) {
    this.thread = thread;
    this.key = `thread-composer ${thread.platform} ${thread.sha256}`;
    this.load();
  }

  load() {
    const events = kept.read(this.key);
    this.events = Array.isArray(events) ? events.filter((event) => event && this.thread.posts[event.post - 1] !== undefined) : [];
  }

  add(event) {
    this.events.push({ ...event, at: new Date().toISOString() });
    kept.write(this.key, this.events);
  }

  undo() {
    const event = this.events.pop();
    kept.write(this.key, this.events);
    return event;
  }

  reset() {
    this.events = [];
    kept.write(this.key, this.events);
  }

  posts() {
    const posts = this.thread.posts.map(() => ({ state: "", copied: "", posted: "", by: "", address: "" }));
    for (const event of this.events) {
      const post = posts[event.post - 1];
      if (event.did === "copied") {
        post.copied = event.at;
        post.state ||= "copied";
      } else if (event.did === "posted") {
        Object.assign(post, { state: "posted", posted: event.at, by: event.by, address: event.address ?? post.address });
      } else if (event.did === "not posted") {
        Object.assign(post, { state: "copied", posted: "", by: "", address: "" });
      }
    }
    return posts;
  }
}

const recordColumns = [
  "title", "language", "platform", "post", "total", "state", "copied_at", "posted_at", "posted_by", "address", "text", "thread_sha256",
];

function recordRows(edition, record) {
  const { thread } = record;
  return record.posts().map((post, place) => ({
    title: edition.title,
    language: edition.language,
    platform: thread.platform,
    post: place + 1,
    total: thread.posts.length,
    state: post.state || "not copied",
    copied_at: post.copied,
    posted_at: post.posted,
    posted_by: post.by,
    address: post.address,
    text: thread.posts[place],
    thread_sha256: thread.sha256,
  }));
}

// A cell that begins like a formula gets an apostrophe, so that a spreadsheet shows it and does not compute it.
function csvCell(value) {
  const text = String(value);
  return `"${(/^[=+\-@\t\r]/.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`;
}

function recordAsCsv(edition, record) {
  const rows = recordRows(edition, record).map((row) => recordColumns.map((column) => csvCell(row[column])));
  return `\ufeff${[recordColumns, ...rows].map((row) => row.join(",")).join("\r\n")}\r\n`;
}

function recordAsJson(edition, record) {
  const { title, language, source } = edition;
  const { platform, sha256 } = record.thread;
  const posts = recordRows(edition, record).map(({ post, state, copied_at, posted_at, posted_by, address, text }) => ({
    post, state, copied_at, posted_at, posted_by, address, text,
  }));
  return `${JSON.stringify({ version: 1, title, language, source, platform, thread_sha256: sha256, posts }, null, 2)}\n`;
}

function download(name, type, text) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type }));
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
