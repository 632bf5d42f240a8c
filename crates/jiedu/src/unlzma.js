// Unpacks LZMA without a header, written with three bits of literal context and none of position.
function unlzma(bytes, at, size) {
  const out = new Uint8Array(size), odds = (count) => new Uint16Array(count).fill(1024);
  let range = 4294967295, code = 0, done = 0;
  const shift = () => {
    if (range < 16777216) {
      range *= 256;
      code = code * 256 + (bytes[at++] | 0);
    }
  };
  const bit = (table, index) => {
    const bound = (range >>> 11) * table[index], low = code < bound;
    if (low) {
      range = bound;
      table[index] += (2048 - table[index]) >> 5;
    } else {
      range -= bound;
      code -= bound;
      table[index] -= table[index] >> 5;
    }
    shift();
    return low ? 0 : 1;
  };
  const tree = (table, bits) => {
    let node = 1;
    for (let i = 0; i < bits; i++) node = node << 1 | bit(table, node);
    return node - (1 << bits);
  };
  const backwards = (table, base, bits) => {
    let node = 1, value = 0;
    for (let i = 0; i < bits; i++) {
      const one = bit(table, base + node);
      node = node << 1 | one;
      value |= one << i;
    }
    return value;
  };
  const plain = (bits) => {
    let value = 0;
    for (; bits; bits--) {
      range >>>= 1;
      const one = code < range ? 0 : 1;
      if (one) code -= range;
      value = value << 1 | one;
      shift();
    }
    return value;
  };
  const lengths = () => {
    const choice = odds(2), low = odds(8), middle = odds(8), high = odds(256);
    return () => 2 + (bit(choice, 0) ? bit(choice, 1) ? 16 + tree(high, 8) : 8 + tree(middle, 3) : tree(low, 3));
  };
  const matches = odds(12), again = odds(12), older = odds(12), oldest = odds(12), third = odds(12), longer = odds(12);
  const literals = odds(8 * 768), slots = [odds(64), odds(64), odds(64), odds(64)], near = odds(115), last = odds(16);
  const length = lengths(), lengthAgain = lengths();
  let state = 0, [one, two, three, four] = [0, 0, 0, 0];
  const copy = (count) => {
    if (done <= one) throw new Error("the widget is damaged");
    for (; count && done < size; count--, done++) out[done] = out[done - one - 1];
  };
  for (let i = 0; i < 5; i++) code = code * 256 + (bytes[at++] | 0);
  while (done < size) {
    if (!bit(matches, state)) {
      const base = 768 * ((done && out[done - 1]) >> 5);
      let symbol = 1;
      if (state > 6) {
        for (let match = out[done - one - 1], same = true; same && symbol < 256; match <<= 1) {
          const expected = match >> 7 & 1, found = bit(literals, base + (1 + expected << 8) + symbol);
          symbol = symbol << 1 | found;
          same = expected === found;
        }
      }
      while (symbol < 256) symbol = symbol << 1 | bit(literals, base + symbol);
      out[done++] = symbol;
      state = state < 4 ? 0 : state < 10 ? state - 3 : state - 6;
    } else if (!bit(again, state)) {
      [two, three, four] = [one, two, three];
      const count = length(), slot = tree(slots[Math.min(count - 2, 3)], 6), bits = (slot >> 1) - 1;
      one = slot;
      if (slot > 3) {
        one = (2 | slot & 1) << bits;
        one += slot < 14 ? backwards(near, one - slot, bits) : (plain(bits - 4) << 4) + backwards(last, 0, 4);
      }
      copy(count);
      state = state < 7 ? 7 : 10;
    } else {
      if (!bit(older, state)) {
        if (!bit(longer, state)) {
          copy(1);
          state = state < 7 ? 9 : 11;
          continue;
        }
      } else if (!bit(oldest, state)) [one, two] = [two, one];
      else if (!bit(third, state)) [one, two, three] = [three, one, two];
      else [one, two, three, four] = [four, one, two, three];
      copy(lengthAgain());
      state = state < 7 ? 8 : 11;
    }
  }
  return out;
}
