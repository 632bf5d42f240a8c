// Runs first, while the page is read: what the address asks of the page holds before anything is painted.
(function () {
  var root = document.currentScript.parentNode, ids = root.getAttribute("data-jiedu-briefings").split(" ");
  function flag(name) {
    var found = new RegExp("[?&]" + name + "(?:=([^&]*))?(?=&|$)").exec(location.search);
    return found && (found[1] || "");
  }
  function asked() {
    var name = location.hash.replace(/^[#!\/]+/, "") || flag("jiedu") || "";
    for (var i = 0; i < ids.length; i++) {
      if (name === ids[i] || name.indexOf(ids[i] + ".") === 0) return ids[i];
    }
    return root.getAttribute("data-jiedu-show") || ids[0];
  }
  function show() {
    var id = asked();
    if (root.getAttribute("data-jiedu-show") === id) return;
    root.setAttribute("data-jiedu-show", id);
    var place = document.getElementById(location.hash.slice(1));
    if (place && document.readyState !== "loading") place.scrollIntoView();
  }
  show();
  addEventListener("hashchange", show);

  // How an embed wants it: one colour scheme, no navigator, no scripts, one figure alone.
  var theme = flag("theme"), figure = /^(?:(.+)\.)?(?:fig-)?([\w-]+)$/.exec(flag("figure") || "");
  if (theme === "dark" || theme === "light") root.setAttribute("data-theme", theme);
  if (flag("toc") === "0") root.setAttribute("data-jiedu-toc", "0");
  if (flag("plain") !== null) root.setAttribute("data-jiedu-plain", "");
  if (figure) {
    // The style sheet hides everything that neither holds this figure nor is in it.
    root.setAttribute("data-jiedu-figure", "");
    addEventListener("DOMContentLoaded", function () {
      var found = (figure[1] ? [figure[1]] : ids).map(function (id) {
        return document.getElementById(id + ".fig-" + figure[2]);
      }).filter(Boolean)[0];
      if (!found) return root.removeAttribute("data-jiedu-figure");
      var briefing = found.closest(".briefing"), source = found.querySelector(".figure-source");
      root.setAttribute("data-jiedu-show", briefing.id);
      found.setAttribute("data-jiedu-only", "");
      // The page's own heading is not shown: the finding is what this page is about.
      var caption = found.querySelector(".caption");
      caption.setAttribute("role", "heading");
      caption.setAttribute("aria-level", "1");
      if (source) {
        // Its section is not on this page: the link says whose it is and leads to the whole.
        var id = source.hash.slice(1);
        source.textContent = briefing.querySelector("h1").textContent.trim() + " · " + source.textContent;
        source.href = location.href.split(/[?#]/)[0] + "?jiedu=" + id + "#" + id;
        source.target = "_blank";
        source.rel = "noopener";
      }
    });
  }

  // An editor's review: the list of findings is in the page, and n and p go from one to the next.
  var review = flag("review") !== null, at = -1;
  if (review) root.setAttribute("data-jiedu-review", "");
  addEventListener("keydown", function (event) {
    if (event.altKey && event.shiftKey && event.code === "KeyR") root.toggleAttribute("data-jiedu-review", review = !review);
    var step = { n: 1, p: -1 }[event.key], typing = /^(INPUT|TEXTAREA)$/.test(event.target.nodeName);
    if (!review || !step || typing || event.ctrlKey || event.metaKey) return;
    var links = root.querySelectorAll("[data-briefing='" + root.getAttribute("data-jiedu-show") + "'] .review a");
    if (!links.length) return;
    at = (at + step + links.length) % links.length;
    links[at].click();
  });
})();
