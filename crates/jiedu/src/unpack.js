// Unpacks the widget as soon as it is read, while the page before it is laid out; what starts it waits for the module.
(function () {
  var archive = document.currentScript.previousElementSibling;
  if (document.querySelector(".jiedu").hasAttribute("data-jiedu-plain")) return;
  var text = archive.textContent.trim(), bytes;
  if (Uint8Array.fromBase64) bytes = Uint8Array.fromBase64(text);
  else {
    var binary = atob(text);
    bytes = new Uint8Array(binary.length);
    for (var i = 0; i < binary.length; i++) bytes[i] = binary.charCodeAt(i);
  }
  if (!self.DecompressionStream) return;
  var stream = new Response(bytes).body.pipeThrough(new DecompressionStream("deflate"));
  archive.jieduModule = new Response(stream).arrayBuffer().then(function (wasm) { return WebAssembly.compile(wasm); });
  // What fails is told where it is waited for.
  archive.jieduModule.catch(function () {});
})();
