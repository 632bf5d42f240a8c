// Runs before everything else on the page and keeps what the measurements ask for.
(() => {
  const probe = { shift: 0, memories: [], compiled: 0, clicked: 0, shown: 0 };
  Object.defineProperty(globalThis, "__probe", { value: probe });
  new PerformanceObserver(list => {
    for (const entry of list.getEntries()) if (!entry.hadRecentInput) probe.shift += entry.value;
  }).observe({ type: "layout-shift", buffered: true });
  for (const name of ["instantiate", "instantiateStreaming"]) {
    const original = WebAssembly[name];
    WebAssembly[name] = async (...args) => {
      const result = await original.apply(WebAssembly, args);
      probe.compiled = performance.now();
      const exports = (result.instance ?? result).exports;
      for (const thing of Object.values(exports)) if (thing instanceof WebAssembly.Memory) probe.memories.push(thing);
      return result;
    };
  }
})();
