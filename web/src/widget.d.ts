/** The widget's glue, which wasm-bindgen writes; build.mjs says where it is. */
declare module "jiedu-widget" {
  export default function init(options: { module_or_path: WebAssembly.Module | Promise<Response> }): Promise<unknown>;
}
