/**
 * The page in a frame: it tells the host how high it is and goes where the host asks. The widget finds it as `jieduFrame` on the
 * root; while the page is static, it follows the page's links itself.
 */
import { decideReport, NOTHING_REPORTED } from "./frame-height.js";
import { heightMessages, knownAddresses, provenHost, pymMessage, readChildId, readHostMessage } from "./frame-messages.js";
import { TYPE } from "./messages.js";
import { leaveFor, optionsOf, pageOf, pagesOf } from "./pages.js";
import { flag } from "./query.js";

/** How long the host has to fit the frame before it scrolls inside. */
const PATIENCE = 1000;
/** A height that the host does not follow is told this often again, each time after twice the pause. */
const MOST_REPEATS = 3;
/** A place that was gone to this long ago is not gone to again. */
const REVEAL_AGAIN = 3000;

/** @param {Element} root */
export function installFrame(root) {
  const addresses = knownAddresses(location.href, root.getAttribute("data-jiedu-briefings") || "");
  const childId = readChildId(flag(location.search, "childId"));
  let reported = NOTHING_REPORTED, resized = 0, hostSpoke = false;
  let repeats = 0, isWithheld = false, isReconsidered = false;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  /** @type {{ element: Element, id: string, since: number } | null} */
  let revealed = null;
  /** @type {FrameApi} */
  const api = { host: "", reveal, post };
  root.jieduFrame = api;

  /** @param {unknown} message */
  function send(message) {
    window.parent.postMessage(message, "*");
  }

  /** @type {FrameApi["post"]} */
  function post(event, section, top) {
    send({ type: TYPE, ev: event, id: root.getAttribute("data-jiedu-show"), section, top });
  }

  function sendHeight() {
    const briefing = root.getAttribute("data-jiedu-show");
    heightMessages({ briefing, height: reported.height, addresses, childId }).forEach(send);
  }

  function height() {
    return Math.ceil(root.getBoundingClientRect().height);
  }

  function measure(isRequested = false) {
    // A frame that is not shown has no width, and a page that is still loading no height that is worth telling.
    if (innerWidth < 50 || height() < 1 || document.readyState === "loading") return;
    adjustMode(height());
    // Measured again: in the other mode the page is laid out otherwise, and an observer may not notice in a frame out of sight.
    const measured = { height: height(), windowHeight: innerHeight, sinceResize: Date.now() - resized, isRequested };
    const decision = decideReport(reported, measured);
    if (decision.reported.height !== reported.height) repeats = 0;
    reported = decision.reported;
    isWithheld = reported.height !== measured.height;
    if (decision.isSent) sendHeight();
  }

  /** @param {number} height */
  function adjustMode(height) {
    clearTimeout(timer);
    if (height <= innerHeight + 2) return setMode("tall");
    timer = setTimeout(giveUp, PATIENCE << repeats);
  }

  /** The frame scrolls inside from now on. The host may still be slow, or may not have listened yet. */
  function giveUp() {
    setMode("scroll");
    if (isWithheld && !isReconsidered) {
      // The growth may have been the page's own after all. One that goes on for ever gets this one step more.
      isReconsidered = true;
      measure();
    } else if (repeats < MOST_REPEATS) {
      repeats += 1;
      sendHeight();
      adjustMode(reported.height);
    }
  }

  function isTall() {
    return root.getAttribute("data-jiedu-frame") === "tall";
  }

  /**
   * A frame as high as its content has no edge that anything could stick to. Otherwise it scrolls like any page.
   *
   * @param {"tall" | "scroll"} mode
   */
  function setMode(mode) {
    if (root.getAttribute("data-jiedu-frame") === mode) return;
    root.setAttribute("data-jiedu-frame", mode);
    document.documentElement.style.overflowY = mode === "tall" ? "hidden" : "";
    // What was scrolled to inside the frame is now a place on the host page.
    if (mode === "tall" && revealed && Date.now() - revealed.since < REVEAL_AGAIN) reveal(revealed.element, revealed.id);
  }

  /** @type {FrameApi["reveal"]} */
  function reveal(element, id) {
    const top = element.getBoundingClientRect().top - root.getBoundingClientRect().top, tall = isTall();
    revealed = tall ? null : { element, id, since: Date.now() };
    // A frame that scrolls inside is itself what the host has to bring into view.
    post("goto", id, tall ? Math.round(top) : 0);
    // scrollIntoView also scrolls a host of another site. Only a host that does not answer needs that.
    if (!tall) scrollTo(0, top - 16);
    else if (childId) send(pymMessage(childId, "scrollToChildPos", Math.round(top)));
    else if (!hostSpoke) element.scrollIntoView();
  }

  /** @param {string} id */
  function goTo(id) {
    const place = document.getElementById(id), briefing = place && place.closest(".briefing");
    if (!briefing) return;
    root.setAttribute("data-jiedu-show", briefing.id);
    reveal(/** @type {Element} */ (place), id);
  }

  function isLive() {
    return root.getAttribute("data-jiedu-state") === "live";
  }

  addEventListener("message", (event) => {
    const message = event.source === window.parent && readHostMessage(event.data);
    if (!message) return;
    if (message.isInit) {
      hostSpoke = true;
      api.host = provenHost(message.hostUrl, event.origin) || api.host;
      measure(true);
    }
    if (!message.section) return;
    const page = pageOf(pagesOf(root), message.section);
    if (page) {
      const place = "jiedu=" + encodeURIComponent(message.section);
      leaveFor(page + "?" + [place].concat(optionsOf(location.search) || []).join("&"));
      return;
    }
    // A widget that starts later finds the request there.
    root.setAttribute("data-jiedu-request", message.section);
    if (isLive()) root.dispatchEvent(new CustomEvent("jiedu-request"));
    else goTo(message.section);
  });

  // The static page's own links: a tall frame cannot scroll to them, and a srcdoc frame would load the host page for them.
  root.addEventListener("click", (event) => {
    const link = /** @type {Element} */ (event.target).closest("a[href^='#']");
    if (isLive() || !link || event.defaultPrevented) return;
    if (isTall() || location.protocol === "about:") {
      event.preventDefault();
      goTo(/** @type {string} */ (link.getAttribute("href")).slice(1));
    }
  });

  // Another briefing takes this one's place without an entry of history: Back leaves the host's page in one step.
  root.addEventListener("click", (event) => {
    const { button, ctrlKey, metaKey, shiftKey, altKey, target } = /** @type {MouseEvent} */ (event);
    const link = /** @type {Element} */ (target).closest(".switch a[data-briefing]");
    const href = link && link.getAttribute("href");
    if (!href || href[0] === "#" || button || ctrlKey || metaKey || shiftKey || altKey) return;
    if (leaveFor(href)) event.preventDefault();
  });

  api.host = hostOfAddress(location.search);
  setMode("scroll");
  addEventListener("resize", () => {
    resized = Date.now();
    measure();
  });
  addEventListener("DOMContentLoaded", () => measure());
  addEventListener("load", () => measure());
  if (window.ResizeObserver) new ResizeObserver(() => measure()).observe(root, { box: "border-box" });
  else setInterval(measure, 1000);
}

/**
 * The host that pym's `?parentUrl=` names, if the frame really stands in it.
 *
 * @param {string} search
 */
function hostOfAddress(search) {
  const ancestors = location.ancestorOrigins;
  const origin = ancestors ? ancestors[0] : (/^https?:\/\/[^\/]+/.exec(document.referrer) || [])[0];
  try {
    return provenHost(decodeURIComponent(flag(search, "parentUrl") || ""), origin);
  } catch (_) {
    // A malformed escape.
    return "";
  }
}
