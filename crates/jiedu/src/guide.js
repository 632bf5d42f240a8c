(function () {
  var root = document.currentScript.parentNode, ids = root.getAttribute("data-jiedu-briefings").split(" ");
  function asked() {
    var name = location.hash.replace(/^[#!\/]+/, "") || (/[?&]jiedu=([^&#]*)/.exec(location.search) || [])[1] || "";
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
  // An editor's review: the list of findings is in the page, and n and p go from one to the next.
  var review = /[?&]review\b/.test(location.search), at = -1;
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
