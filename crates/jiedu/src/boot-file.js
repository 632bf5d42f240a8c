if (!root.hasAttribute("data-jiedu-plain")) try {
  const { jieduModule } = document.querySelector("script[data-jiedu-wasm]");
  if (!jieduModule) throw new Error("this browser has no DecompressionStream to unpack the widget with");
  await {start}({ module_or_path: await jieduModule });
  takeRest()?.();
} catch (error) {
  giveUp(error);
}
