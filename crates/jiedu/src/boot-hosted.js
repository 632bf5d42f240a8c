if (!root.hasAttribute("data-jiedu-plain")) try {
  const glue = await import("./{script}");
  await glue.default({ module_or_path: new URL("./{wasm}", document.baseURI) });
} catch (error) {
  giveUp(error);
}
