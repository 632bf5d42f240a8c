/** The script that host pages load: it defines `<jiedu-briefing>` and serves plain frames, `<iframe src data-jiedu>`. */
import { requestedSection } from "./embed-address.js";
import { defineElement, NAME } from "./embed-element.js";
import { joinFrame, postToFrame } from "./embed-frames.js";

/** Serves the plain frames that have been read so far. */
function joinPlainFrames() {
  const frames = /** @type {NodeListOf<HTMLIFrameElement>} */ (document.querySelectorAll("iframe[data-jiedu]"));
  for (const frame of Array.from(frames)) {
    if (frame.jieduJoined) continue;
    frame.jieduJoined = true;
    if (requestedSection(location)) frame.loading = "eager";
    // It may have told its height before this script was there: the greeting makes it tell it again.
    postToFrame(joinFrame(frame, frame, () => {}), "init");
  }
}

// The script may stand in a page twice; the first one serves.
if (!customElements.get(NAME)) {
  defineElement();
  joinPlainFrames();
  addEventListener("DOMContentLoaded", joinPlainFrames);
}
