if (!root.hasAttribute("data-jiedu-plain")) try {
  const text = document.querySelector("script[data-jiedu-wasm]").textContent.trim();
  let bytes;
  if (Uint8Array.fromBase64) bytes = Uint8Array.fromBase64(text);
  else {
    const binary = atob(text);
    bytes = new Uint8Array(binary.length);
    for (let i = 0; i < binary.length; i++) bytes[i] = binary.charCodeAt(i);
  }
  let wasm;
  if (self.DecompressionStream) {
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"));
    wasm = await new Response(stream).arrayBuffer();
  } else wasm = inflate(bytes);
  await {start}({ module_or_path: wasm });
  takeRest()?.();
} catch (error) {
  giveUp(error);
}
