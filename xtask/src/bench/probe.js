// Runs before everything else on the page and keeps what the measurements ask for.
(() => {
  const probe = { shift: 0, memories: [], compiled: 0, clicked: 0, shown: 0, drawn: 0, alive: 0 };
  Object.defineProperty(globalThis, "__probe", { value: probe });
  new PerformanceObserver(list => {
    for (const entry of list.getEntries()) if (!entry.hadRecentInput) probe.shift += entry.value;
  }).observe({ type: "layout-shift", buffered: true });
  // A frame is finished when the task behind its callbacks runs.
  const finished = (mark) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => { probe[mark] = performance.now(); };
    port2.postMessage(0);
  };
  // Behind the text stands the bar: where it is, the last section and every figure are in the page.
  const reached = {
    drawn: () => document.querySelector(".jiedu > .bar"),
    alive: () => document.querySelector(".jiedu[data-jiedu-state=live]"),
  };
  const look = () => {
    for (const mark in reached) if (reached[mark]()) {
      delete reached[mark];
      finished(mark);
    }
    if (Object.keys(reached).length) requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
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
