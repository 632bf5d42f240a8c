if (!root.hasAttribute("data-jiedu-plain")) try {
  const { jieduModule, jieduPacked } = document.querySelector("script[data-jiedu-wasm]");
  await {start}({ module_or_path: jieduModule ? await jieduModule : inflate(jieduPacked) });
  takeRest()?.();
} catch (error) {
  giveUp(error);
}
