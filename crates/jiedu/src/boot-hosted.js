if (!root.hasAttribute("data-jiedu-plain")) try {
  const at = (name) => new URL(name, document.baseURI), glue = await import("./{script}");
  await glue.default({ module_or_path: at("./{wasm}") });
  const rest = takeRest();
  if (rest) {
    {load_rest}
    rest();
  }
} catch (error) {
  giveUp(error);
}
