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
})();
