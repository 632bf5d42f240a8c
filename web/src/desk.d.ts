declare module "jiedu-desk" {
  export default function init(options: { module_or_path: BufferSource | WebAssembly.Module }): Promise<unknown>;
}

declare module "jiedu-engine" {
  export default function init(options: { module_or_path: BufferSource | WebAssembly.Module }): Promise<unknown>;
  export class Answerer {
    constructor(files: Uint8Array);
    answer(question: Uint8Array): Uint8Array<ArrayBuffer>;
  }
}
