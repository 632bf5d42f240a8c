if (!root.hasAttribute("data-jiedu-plain")) try {
  const load = (name, options) => fetch(new URL(name, document.baseURI), options);
  {ask}
  const glue = await import("./{script}");
  await glue.default({ module_or_path: load("./{wasm}") });
  const start = takeRest();
  if (start) {
    {wait}
    start();
  }
} catch (error) {
  giveUp(error);
}
