try {
  const text = document.querySelector("script[data-jiedu-wasm]").textContent.trim();
  let bytes;
  if (Uint8Array.fromBase64) bytes = Uint8Array.fromBase64(text);
  else {
    const binary = atob(text);
    bytes = new Uint8Array(binary.length);
    for (let i = 0; i < binary.length; i++) bytes[i] = binary.charCodeAt(i);
  }
  await __wbg_init({ module_or_path: bytes });
} catch (error) {
  giveUp(error);
}
