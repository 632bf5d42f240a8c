// The page in a frame: it tells the host how high it is and goes where the host asks. This is no part of the widget, since a
// page that stays static must fit its host as well; the widget finds it as `jieduFrame` on the root.
(function () {
  if (window.parent === window) return;
  var root = document.currentScript.parentNode, type = "jiedu:v1", first = location.href, style = document.documentElement.style;
  var child = (/[?&]childId=([\w-]{1,64})(?=[&#]|$)/.exec(first) || [])[1];
  // Hosts that look for a part of the frame's address find the last part of it.
  var part = first.split("#")[0].split("/").pop();
  var told = 0, grown = 0, resized = 0, late = 0, heard = false, timer, goal;
  var frame = root.jieduFrame = { host: "", reveal: reveal, tell: tell };

  function post(message) {
    window.parent.postMessage(message, "*");
  }
  function pym(kind, value) {
    if (child) post("pymxPYMx" + child + "xPYMx" + kind + "xPYMx" + value);
  }
  function shown() {
    return root.getAttribute("data-jiedu-show");
  }
  function tell(event, id, top) {
    post({ type: type, ev: event, id: shown(), section: id, top: top });
  }

  function size() {
    return Math.ceil(root.getBoundingClientRect().height);
  }
  function measure(again) {
    // A frame that is not shown has no width, and a page that is still arriving no height that is worth telling.
    if (innerWidth < 50 || size() < 1 || document.readyState === "loading") return;
    fit(size());
    // Only now: what has just become tall is laid out otherwise, and a frame out of sight may hear of it from no observer.
    var height = size(), growth = height - told;
    if (!growth && again !== true) return;
    // A height that grows by the same whenever the host follows it comes from the host: it would grow for ever.
    var follows = 0 < growth && growth === grown && Math.abs(innerHeight - told) < 3 && Date.now() - resized < 300;
    if (told) grown = growth;
    if (follows) return;
    told = height;
    send(height);
  }
  function send(height) {
    post({ type: type, ev: "height", id: shown(), h: height });
    var sizes = {};
    sizes[part] = height;
    post({ "datawrapper-height": sizes });
    post({ sentinel: "amp", type: "embed-size", height: height });
    post(JSON.stringify({ src: first, context: "iframe.resize", height: height }));
    pym("height", height);
  }
  // As high as its content the page has no edge that anything could stick to; otherwise it scrolls like any page.
  function fit(height) {
    clearTimeout(timer);
    if (height <= innerHeight + 2) set("tall");
    // The host may only be slow to follow, or may have thought it too much at once: each height is told once more.
    else timer = setTimeout(function () {
      set("scroll");
      if (late !== told) {
        late = told;
        send(told);
      }
    }, 1000);
  }
  function mode() {
    return root.getAttribute("data-jiedu-frame");
  }
  function set(now) {
    if (mode() === now) return;
    root.setAttribute("data-jiedu-frame", now);
    style.overflowY = now === "tall" ? "hidden" : "";
    // The place that was gone to inside the frame is to be gone to on the host.
    if (now === "tall" && goal && Date.now() - goal.since < 3000) reveal(goal.element, goal.id);
  }

  function reveal(element, id) {
    var top = element.getBoundingClientRect().top - root.getBoundingClientRect().top, tall = mode() === "tall";
    goal = tall ? null : { element: element, id: id, since: Date.now() };
    // What scrolls inside is come to where it begins.
    tell("goto", id, tall ? Math.round(top) : 0);
    // Not into view: that would scroll a host of another site as well, which only a host that does not answer needs.
    if (!tall) scrollTo(0, top - 16);
    else if (child) pym("scrollToChildPos", Math.round(top));
    else if (!heard) element.scrollIntoView();
  }
  function go(id) {
    var place = document.getElementById(id), briefing = place && place.closest(".briefing");
    if (!briefing) return;
    root.setAttribute("data-jiedu-show", briefing.id);
    reveal(place, id);
  }
  function live() {
    return root.getAttribute("data-jiedu-state") === "live";
  }
  // A host's address counts only where it is the sender's own.
  function proven(url, origin) {
    try {
      url = new URL(url);
      return /^https?:$/.test(url.protocol) && url.origin === origin ? url.href : "";
    } catch (_) {
      return "";
    }
  }

  addEventListener("message", function (event) {
    var data = event.data;
    if (event.source !== window.parent || !data || data.type !== type) return;
    var section = typeof data.section === "string" && /^[^<>"']{1,256}$/.test(data.section) && data.section;
    if (data.ev === "init") {
      heard = true;
      frame.host = proven(data.hostUrl, event.origin) || frame.host;
      measure(true);
    } else if (data.ev !== "goto") return;
    if (!section) return;
    // Before the widget lives it finds there what was asked.
    root.setAttribute("data-jiedu-asked", section);
    if (live()) root.dispatchEvent(new CustomEvent("jiedu-asked"));
    else go(section);
  });
  // While the page is static: its own links, which a frame as high as its content can't follow, and a srcdoc frame would load
  // its host for.
  root.addEventListener("click", function (event) {
    var link = event.target.closest("a[href^='#']");
    if (live() || !link || event.defaultPrevented) return;
    if (mode() === "tall" || location.protocol === "about:") {
      event.preventDefault();
      go(link.getAttribute("href").slice(1));
    }
  });

  var above = location.ancestorOrigins ? location.ancestorOrigins[0] : (/^https?:\/\/[^\/]+/.exec(document.referrer) || [])[0];
  var given = /[?&]parentUrl=([^&#]*)/.exec(first);
  if (given) try { frame.host = proven(decodeURIComponent(given[1]), above); } catch (_) { /* not an address */ }

  set("scroll");
  addEventListener("resize", function () {
    resized = Date.now();
    measure();
  });
  addEventListener("DOMContentLoaded", measure);
  addEventListener("load", measure);
  if (window.ResizeObserver) new ResizeObserver(measure).observe(root, { box: "border-box" });
  else setInterval(measure, 1000);
})();
