(() => {
  const frame = () => new Promise((then) => requestAnimationFrame(then));
  const search = {
    found: null,

    // Puts the focus into the field and times what the next key in it does.
    async aim() {
      const field = document.querySelector(".toc-head .search-field");
      if (!field) return `the page is ${document.querySelector(".jiedu")?.dataset.jieduState} at ${location.href}`;
      field.focus();
      // What goes on besides comes to its end: a reader looks at the field before typing.
      for (let i = 0; i < 30; i++) await frame();
      const before = field.value;
      search.found = new Promise((then) => {
        addEventListener("input", async (event) => {
          const said = () => document.querySelector(".tool-search [role=status]").textContent;
          const isFound = () => document.querySelector(".tool-search [role=option]") && said().includes(field.value);
          // The frame in which the results stand is drawn when the next one begins, and this looks at its beginning.
          do await frame(); while (!isFound() && performance.now() - event.timeStamp < 10_000);
          then(isFound() && field.value !== before ? performance.now() - event.timeStamp : null);
        }, { capture: true, once: true });
      });
      return true;
    },
  };
  Object.defineProperty(globalThis, "__search", { value: search });
})()
