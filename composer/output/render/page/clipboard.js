// Puts a text on the clipboard, exactly. True only where the browser has taken it.
async function copied(text) {
  if (navigator.clipboard?.writeText) {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch {
      // Not allowed, or the page is not in front: the old way may be.
    }
  }
  return copiedTheOldWay(text);
}

// For pages without navigator.clipboard, as on plain http.
function copiedTheOldWay(text) {
  const focused = document.activeElement;
  const field = document.createElement("textarea");
  field.value = text;
  field.className = "off-screen";
  field.setAttribute("aria-hidden", "true");
  document.body.append(field);
  field.select();
  let taken = false;
  const take = (event) => {
    event.clipboardData.setData("text/plain", text);
    event.preventDefault();
    event.stopImmediatePropagation();
    taken = true;
  };
  document.addEventListener("copy", take, true);
  let done = false;
  try {
    done = document.execCommand("copy");
  } catch {
    done = false;
  }
  document.removeEventListener("copy", take, true);
  field.remove();
  focused?.focus?.({ preventScroll: true });
  return done && taken;
}

// Shows the text selected, for the person to copy; says so once that has really happened.
function offerByHand(dialog, text, onCopied) {
  const field = dialog.querySelector("[data-by-hand]");
  field.value = text;
  field.oncopy = (event) => {
    event.clipboardData.setData("text/plain", text);
    event.preventDefault();
    dialog.close();
    onCopied();
  };
  dialog.showModal();
  field.focus();
  field.select();
}
