(() => {
  const frame = () => new Promise((then) => requestAnimationFrame(then));
  const inView = (element) => {
    const box = element.getBoundingClientRect();
    return 0 < box.height && -4 <= box.top && box.top < innerHeight / 2;
  };
  let frames = [];
  let counting = false;
  const motion = {
    shown: null,

    // Goes to a part of the page and begins to count frames once it is at rest.
    async start(part) {
      scrollTo({ top: part * (document.documentElement.scrollHeight - innerHeight), behavior: "instant" });
      // The address follows a reader after half a second, and a tenth of a second later the browser looks through all links for
      // those that it has made visited: 33 ms at a hundred times the content, and no part of scrolling.
      for (let i = 0; i < 60; i++) await frame();
      frames = [];
      counting = true;
      const count = (now) => {
        frames.push(now);
        if (counting) requestAnimationFrame(count);
      };
      requestAnimationFrame(count);
    },

    stop() {
      counting = false;
      const gaps = frames.slice(1).map((now, i) => now - frames[i]);
      const time = frames.at(-1) - frames[0];
      return {
        rate: gaps.length / time * 1000,
        late: gaps.filter((gap) => gap > 17.5).length,
        frames: gaps.length,
        longest: Math.max(...gaps),
      };
    },

    // Brings a link of the navigator into view and times what its next click does.
    async aim(place) {
      const shown = [...document.querySelectorAll("nav.toc")].find((it) => it.checkVisibility());
      const links = shown?.querySelectorAll("a[href^='#']") ?? [];
      const link = links[Math.floor(links.length * place / 100)];
      if (!link) return null;
      link.scrollIntoView({ block: "center" });
      // The window may have moved too: what that leads to is over after some frames.
      for (let i = 0; i < 30; i++) await frame();
      motion.shown = new Promise((then) => {
        addEventListener("click", async (event) => {
          const target = document.getElementById(decodeURIComponent(link.hash.slice(1)));
          const place = target.querySelector("h1, h2, h3, h4") ?? target;
          // At the first frame after the click at the earliest: asked before, the page would lay out its goal for us.
          do await frame(); while (!inView(place) && performance.now() - event.timeStamp < 10_000);
          // The frame in which it stands there is drawn when the next one begins; it must have stayed.
          await frame();
          then(inView(place) ? performance.now() - event.timeStamp : null);
        }, { capture: true, once: true });
      });
      const box = link.getBoundingClientRect();
      return { x: box.left + Math.min(30, box.width / 2), y: box.top + box.height / 2 };
    },
  };
  Object.defineProperty(globalThis, "__motion", { value: motion });
})()
