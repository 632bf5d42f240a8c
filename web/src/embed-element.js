/** `<jiedu-briefing src section theme lang>`: what is in it is shown until the frame has told its height, or for good. */
import { readId, requestedSection } from "./embed-address.js";
import { joinFrame, leaveFrame, postToFrame } from "./embed-frames.js";

export const NAME = "jiedu-briefing";
const ATTRIBUTES = ["src", "section", "theme", "lang"];

// Nothing shown is positioned: it would cover a header that sticks and has no z-index. A frame that waits takes no room.
const STYLE =
  ":host{all:initial!important;display:flow-root!important}:host([hidden]){display:none!important}" +
  "iframe{display:block;border:0;width:100%}.wait{height:150px;margin-bottom:-150px;opacity:0;pointer-events:none}" +
  "slot{display:block}iframe:not(.wait)+slot{display:none}";

/**
 * The address of a page; null for what is none or would run in the host page.
 *
 * @param {string | null} src
 */
function pageAddress(src) {
  try {
    const url = new URL(src || "about:blank", document.baseURI);
    return /^(https?|file):$/.test(url.protocol) ? url : null;
  } catch (_) {
    return null;
  }
}

export function defineElement() {
  class Briefing extends HTMLElement {
    static get observedAttributes() {
      return ATTRIBUTES;
    }

    constructor() {
      super();
      /** @type {import("./embed-frames.js").Joined | null} */
      this.joined = null;
      const shadow = this.attachShadow({ mode: "open" });
      try {
        // A host's policy may forbid inline styles, but not these.
        const sheet = new CSSStyleSheet();
        sheet.replaceSync(STYLE);
        shadow.adoptedStyleSheets = [sheet];
      } catch (_) {
        const style = document.createElement("style");
        style.textContent = STYLE;
        shadow.append(style);
      }
      shadow.append(document.createElement("slot"));
    }

    connectedCallback() {
      // A property that was set before this script ran hides the accessor of the class.
      const element = /** @type {any} */ (this);
      for (const name of ATTRIBUTES) {
        if (!element.hasOwnProperty(name)) continue;
        const value = element[name];
        delete element[name];
        element[name] = value;
      }
      this.open();
    }

    disconnectedCallback() {
      if (!this.joined) return;
      leaveFrame(this.joined);
      this.joined.frame.remove();
      this.joined = null;
    }

    /**
     * @param {string} name
     * @param {string | null} old
     * @param {string | null} value
     */
    attributeChangedCallback(name, old, value) {
      if (old === value || !this.isConnected) return;
      if (name !== "section" || !this.joined) this.open();
      else if (readId(value)) postToFrame(this.joined, "goto", readId(value));
    }

    open() {
      this.disconnectedCallback();
      const url = pageAddress(this.getAttribute("src"));
      if (!url) return;
      const parameters = [["jiedu", readId(this.getAttribute("section"))], ["theme", this.getAttribute("theme")], ["lang", this.lang]];
      for (const [name, value] of parameters) if (name && value) url.searchParams.set(name, value);
      const frame = document.createElement("iframe");
      frame.className = "wait";
      // A place that the address asks for may be far below, and can only be scrolled to once the frame has its height.
      frame.loading = requestedSection(location) ? "eager" : "lazy";
      frame.title = this.title || "政策解读";
      frame.allow = "clipboard-write; web-share; fullscreen";
      frame.setAttribute(
        "sandbox",
        "allow-scripts allow-same-origin allow-popups allow-popups-to-escape-sandbox allow-downloads",
      );
      frame.src = url.href;
      this.joined = joinFrame(frame, this, () => {
        frame.className = "";
      });
      /** @type {ShadowRoot} */ (this.shadowRoot).prepend(frame);
    }
  }

  for (const name of ATTRIBUTES) {
    Object.defineProperty(Briefing.prototype, name, {
      /** @this {Element} */
      get() {
        return this.getAttribute(name) || "";
      },
      /** @this {Element} @param {unknown} value */
      set(value) {
        if (value === null || value === undefined) this.removeAttribute(name);
        else this.setAttribute(name, String(value));
      },
    });
  }
  customElements.define(NAME, Briefing);
}
