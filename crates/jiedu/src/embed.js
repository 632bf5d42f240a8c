/* jiedu: the host script. <jiedu-briefing src section theme lang>what is read where no frame can be shown</jiedu-briefing>
   Plain frames are served too: <iframe src data-jiedu>. Pure ASCII: host pages may be in any encoding. */
(() => {
  const name = "jiedu-briefing", type = "jiedu:v1", props = ["src", "section", "theme", "lang"], all = new Set();
  if (customElements.get(name)) return;
  const word = (text) => typeof text == "string" && /^[\w.-]{1,128}$/.test(text) ? text : "";
  const here = () => location.href.split("#")[0];

  // A frame: `element` stands for it on the page, `shown` is told of its first height, until when the fallback stays.
  const join = (frame, element, shown) => {
    const url = new URL(frame.src), at = { frame, element, shown, id: "", height: 0, since: 0, grown: 0, origin: url.origin };
    at.send = (ev, section) => frame.contentWindow?.postMessage({ type, ev, section, hostUrl: here() }, "*");
    if (!all.size) for (const each of events) addEventListener(...each);
    all.add(at);
    return at;
  };
  const leave = (at) => {
    all.delete(at);
    if (!all.size) for (const each of events) removeEventListener(...each);
  };

  const hear = ({ source, origin, data }) => {
    for (const at of all) {
      // A sandboxed frame and one from disk have the origin "null".
      if (source != at.frame.contentWindow || ![at.origin, "null"].includes(origin) || !data || data.type != type) continue;
      const id = word(data.id), section = word(data.section), asked = asks();
      if (data.ev == "height") {
        if (id != at.id) {
          const first = !at.id;
          at.id = id;
          at.send("init", first && owner(asked) == at ? asked : "");
        }
        resize(at, data.h);
      } else if (section) {
        if (data.ev == "goto") {
          reveal(at.frame, data.top);
          if (!at.element.hasAttribute("quiet")) try { history.replaceState(history.state, "", here() + "#jiedu-" + section); } catch (_) {}
        }
        at.element.dispatchEvent(new CustomEvent("jiedu-section", { bubbles: true, detail: section }));
      }
    }
  };
  const resize = (at, height) => {
    if (!Number.isFinite(height) || height <= 0) return;
    height = Math.min(Math.max(height, 50), 3e4);
    if (Math.abs(height - at.height) < 2) return;
    // A page whose height follows that of its window would grow for ever, on a slow machine slowly: it is at rest when it has
    // asked for nothing more for a second.
    const now = Date.now();
    if (height < at.height || now - at.since > 1000) at.grown = 0;
    if (++at.grown > 8) return;
    at.since = now;
    at.height = height;
    at.frame.style.setProperty("height", height + "px", "important");
    at.shown();
  };

  // The section that the host's address asks for, and the frame that it is for: its briefing's, or the only one.
  const asks = () => word((/^#jiedu-(.+)/.exec(location.hash) || /[?&]jiedu=([^&]+)/.exec(location.search) || [])[1]);
  const owner = (section) => section && [...all].find((at) => all.size == 1 || (section + ".").startsWith(at.id + "."));
  const follow = () => {
    const at = owner(asks());
    if (at) at.send("goto", asks());
  };

  // Scrolls the host to below what sticks to its top; some of that sticks only once the page is scrolled.
  // What is told without a place, such as a number's panel that opened where the reader is, moves nothing.
  const reveal = (frame, top) => {
    for (let turn = 2; Number.isFinite(top) && turn--;) {
      const { scrollPaddingTop } = getComputedStyle(document.documentElement);
      let covered = parseFloat(scrollPaddingTop) || 0;
      for (let it = document.elementFromPoint(innerWidth / 2, 1); it; it = it.parentElement)
        if (/fixed|sticky/.test(getComputedStyle(it).position)) covered = Math.max(covered, it.getBoundingClientRect().bottom);
      scrollBy({ top: frame.getBoundingClientRect().top + Math.max(top, 0) - Math.min(covered, innerHeight / 2) - 12, behavior: "instant" });
    }
  };
  const events = [["message", hear], ["hashchange", follow]];

  class Briefing extends HTMLElement {
    static get observedAttributes() { return props; }
    constructor() {
      super();
      const css = ":host{all:initial!important;display:block!important;position:relative!important}:host([hidden]){display:none!important}" +
        "iframe{display:block;border:0;width:100%}.wait{position:absolute;height:100%;opacity:0;pointer-events:none}.wait+slot{display:block}slot{display:none}";
      const root = this.attachShadow({ mode: "open" });
      try {
        const sheet = new CSSStyleSheet();
        sheet.replaceSync(css);
        root.adoptedStyleSheets = [sheet];
      } catch (_) {
        root.append(Object.assign(document.createElement("style"), { textContent: css }));
      }
      root.append(document.createElement("slot"));
    }
    connectedCallback() {
      // A property that was set before the element was known hides its accessor.
      for (const prop of props) if (this.hasOwnProperty(prop)) {
        const value = this[prop];
        delete this[prop];
        this[prop] = value;
      }
      this.open();
    }
    disconnectedCallback() {
      if (this.at) leave(this.at), this.at.frame.remove();
      this.at = null;
    }
    attributeChangedCallback(prop, old, value) {
      if (old == value || !this.isConnected) return;
      if (prop != "section" || !this.at) this.open();
      else if (word(value)) this.at.send("goto", value);
    }
    open() {
      this.disconnectedCallback();
      if (!this.src) return;
      const url = new URL(this.src, document.baseURI), set = (key, value) => value && url.searchParams.set(key, value);
      if (!/^(https?|file):/.test(url)) return;
      set("jiedu", word(this.section));
      set("theme", this.theme);
      set("lang", this.lang);
      // What the host's address asks for may be far below: it can't be scrolled to before it is there.
      const frame = Object.assign(document.createElement("iframe"), {
        className: "wait", loading: asks() ? "eager" : "lazy", title: this.title || "\u4f1a\u8bae\u7cbe\u795e\u89e3\u8bfb",
        allow: "clipboard-write; web-share; fullscreen", sandbox: "allow-scripts allow-same-origin allow-popups allow-popups-to-escape-sandbox allow-downloads", src: url,
      });
      this.at = join(frame, this, () => frame.className = "");
      this.shadowRoot.prepend(frame);
    }
  }
  for (const prop of props) Object.defineProperty(Briefing.prototype, prop, {
    get() { return this.getAttribute(prop) || ""; },
    set(value) { value == null ? this.removeAttribute(prop) : this.setAttribute(prop, value); },
  });
  customElements.define(name, Briefing);

  // Plain frames, those of now and those that are still to be read; one that has spoken already is asked to speak again.
  const adopt = () => {
    for (const frame of document.querySelectorAll("iframe[data-jiedu]"))
      if (!frame.jiedu) {
        if (asks()) frame.loading = "eager";
        (frame.jiedu = join(frame, frame, () => {})).send("init");
      }
  };
  adopt();
  addEventListener("DOMContentLoaded", adopt);
})();
