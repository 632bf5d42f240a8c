// Unpacks the bytes of a zlib stream where the browser has no DecompressionStream (before Chrome 80, Firefox 113, Safari 16.4).
function inflate(bytes) {
  const order = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];
  let out = new Uint8Array(bytes.length * 4), size = 0, at = 2, hold = 0, count = 0;
  const bits = (wanted) => {
    for (; count < wanted; count += 8) {
      if (bytes.length <= at) throw new Error("the widget is cut off");
      hold |= bytes[at++] << count;
    }
    const value = hold & ((1 << wanted) - 1);
    hold >>>= wanted;
    count -= wanted;
    return value;
  };
  const room = (more) => {
    if (size + more <= out.length) return;
    const larger = new Uint8Array(2 * (size + more));
    larger.set(out);
    out = larger;
  };
  // A code by the lengths of its words: how many words of each length, and the symbols in order.
  const code = (lengths) => {
    const counts = new Uint16Array(16), starts = new Uint16Array(16), symbols = [];
    for (const length of lengths) counts[length]++;
    counts[0] = 0;
    for (let i = 1; i < 16; i++) starts[i] = starts[i - 1] + counts[i - 1];
    lengths.forEach((length, symbol) => { if (length) symbols[starts[length]++] = symbol; });
    return { counts, symbols };
  };
  const read = ({ counts, symbols }) => {
    let word = 0, first = 0, index = 0;
    for (let length = 1; length < 16; length++) {
      word |= bits(1);
      if (word - first < counts[length]) return symbols[index + word - first];
      index += counts[length];
      first = (first + counts[length]) << 1;
      word <<= 1;
    }
    throw new Error("the widget is damaged");
  };
  const fixed = code([...Array(288).keys()].map((i) => (i < 144 ? 8 : i < 256 ? 9 : i < 280 ? 7 : 8)));
  const distances = code(Array(30).fill(5));
  const block = (literals, far) => {
    for (;;) {
      const symbol = read(literals);
      if (symbol === 256) return;
      room(258);
      if (symbol < 256) { out[size++] = symbol; continue; }
      const group = (symbol - 261) >> 2;
      let length = symbol < 265 ? symbol - 254 : symbol === 285 ? 258 : ((4 + ((symbol - 261) & 3)) << group) + 3 + bits(group);
      const step = read(far), wide = (step >> 1) - 1;
      const distance = step < 4 ? step + 1 : ((2 + (step & 1)) << wide) + 1 + bits(wide);
      if (size < distance) throw new Error("the widget is damaged");
      for (; length; length--) { out[size] = out[size - distance]; size++; }
    }
  };
  for (let last = 0; !last; ) {
    last = bits(1);
    const kind = bits(2);
    if (kind === 0) {
      hold = count = 0;
      const length = bytes[at] | (bytes[at + 1] << 8);
      at += 4;
      room(length);
      out.set(bytes.subarray(at, at + length), size);
      size += length;
      at += length;
    } else if (kind === 1) block(fixed, distances);
    else {
      const literals = bits(5) + 257, far = bits(5) + 1, words = bits(4) + 4, lengths = Array(19).fill(0);
      for (let i = 0; i < words; i++) lengths[order[i]] = bits(3);
      const meta = code(lengths), all = [];
      while (all.length < literals + far) {
        const symbol = read(meta);
        if (symbol < 16) all.push(symbol);
        else if (symbol === 16) all.push(...Array(3 + bits(2)).fill(all[all.length - 1]));
        else all.push(...Array(symbol === 17 ? 3 + bits(3) : 11 + bits(7)).fill(0));
      }
      block(code(all.slice(0, literals)), code(all.slice(literals)));
    }
  }
  let one = 1, two = 0;
  for (let i = 0; i < size; i++) {
    one = (one + out[i]) % 65521;
    two = (two + one) % 65521;
  }
  const sum = bytes.subarray(at);
  if ((sum[0] << 8 | sum[1]) !== two || (sum[2] << 8 | sum[3]) !== one) throw new Error("the widget is damaged");
  return out.subarray(0, size);
}
