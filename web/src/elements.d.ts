/** The properties that these scripts and the widget leave on elements for each other; see docs/page-protocol.md. */
interface Element {
  jieduFrame?: FrameApi;
  jieduReason?: string;
  jieduModule?: Promise<WebAssembly.Module>;
}

interface HTMLIFrameElement {
  jieduJoined?: boolean;
}

/** What the widget may ask of the frame script. */
interface FrameApi {
  /** The host page's address, or "" while it is unknown or unproven. */
  host: string;
  /** Brings an element before the reader, with the host's help where the frame does not scroll. */
  reveal(element: Element, id: string): void;
  /** Tells the host where the reader is. */
  post(event: "section" | "goto", section: string, top?: number): void;
}
