if (!root.hasAttribute("data-jiedu-plain")) try {
  const glue = await import("./{script}");
  await glue.default({ module_or_path: fetch(new URL("./{wasm}", document.baseURI)) });
  takeRest()?.();
} catch (error) {
  giveUp(error);
}
