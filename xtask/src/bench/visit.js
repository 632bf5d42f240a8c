(() => {
  const first = (name) => performance.getEntriesByName(name)[0]?.startTime ?? 0;
  const page = performance.getEntriesByType("navigation")[0];
  const files = performance.getEntriesByType("resource");
  const probe = globalThis.__probe;
  return {
    paint: first("first-contentful-paint"),
    ready: first("jiedu:ready"),
    deferred: first("jiedu:deferred") || first("jiedu:whole"),
    drawn: probe?.drawn ?? 0,
    alive: probe?.alive ?? 0,
    received: page.responseEnd,
    parsed: page.domInteractive,
    load: page.loadEventEnd,
    fetched: Math.max(0, ...files.map((file) => file.responseEnd)),
    compiled: probe?.compiled ?? 0,
    shift: probe?.shift ?? 0,
    transferred: [page, ...files].reduce((sum, file) => sum + file.encodedBodySize, 0),
    wasm: (probe?.memories ?? []).reduce((sum, memory) => sum + memory.buffer.byteLength, 0),
    elements: document.getElementsByTagName("*").length,
  };
})()
