/** Starts the widget of the one file. The glue is part of this script, and the module was unpacked while the page was read. */
import init from "jiedu-widget";
import { boot } from "./boot.js";

boot(async () => {
  const archive = document.querySelector("script[data-jiedu-wasm]");
  const module = await archive?.jieduModule;
  if (!module) throw new Error("the file does not hold the widget");
  await init({ module_or_path: module });
});
