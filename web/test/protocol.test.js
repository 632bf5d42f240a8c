/** Holds docs/page-protocol.md against the sources: every shared name is in both. */
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import test from "node:test";

const repository = path.join(import.meta.dirname, "../..");
const DOCUMENT = "docs/page-protocol.md";

/** Tests and what is built hold no names of their own. */
const SKIPPED = ["tests", "target", "node_modules"];

/** @typedef {{ name: string, file: string, line: number }} Use */

/**
 * The source files under a folder, as paths from the repository's root.
 *
 * @param {string} folder
 * @returns {string[]}
 */
function sources(folder) {
  return readdirSync(path.join(repository, folder), { withFileTypes: true }).flatMap((entry) => {
    const name = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return SKIPPED.includes(entry.name) ? [] : sources(name);
    return /\.(rs|js|ts|css)$/.test(entry.name) ? [name] : [];
  });
}

/**
 * Everything that a pattern's first group finds in a text.
 *
 * @param {RegExp} pattern
 * @param {string} file
 * @param {string} text
 * @returns {Use[]}
 */
function uses(pattern, file, text) {
  return Array.from(text.matchAll(pattern), (match) => ({
    name: /** @type {string} */ (match[1]),
    file,
    line: text.slice(0, match.index).split("\n").length,
  }));
}

const ATTRIBUTE = /(?<![\w-])(data-[a-z][a-z-]*[a-z])(?![\w-])/g;
const PROPERTY = /(?<![\w-])(jiedu[A-Z]\w+)/g;
/** Events, elements, marks: a string that is the name and nothing else. */
const QUOTED = /["'`](jiedu[-:][\w:-]*)\\?["'`]/g;
const CUSTOM_PROPERTY = /(?<![\w-])(--jiedu-[a-z0-9-]*[a-z0-9])(?![\w-])/g;

const files = ["src", "style", "crates", "web/src"]
  .flatMap(sources)
  .map((file) => ({ file, text: readFileSync(path.join(repository, file), "utf8") }));
const crates = readdirSync(path.join(repository, "crates"));

/** @returns {Use[]} */
function usedNames() {
  const names = files
    .flatMap(({ file, text }) => [ATTRIBUTE, PROPERTY, QUOTED].flatMap((pattern) => uses(pattern, file, text)))
    .filter(({ name }) => !crates.includes(name));
  // A custom property that the style sheet itself defines is shared with nobody.
  const style = files.filter(({ file }) => file.startsWith("style/"));
  const defined = style.flatMap(({ text }) => Array.from(text.matchAll(/(--jiedu-[a-z0-9-]+)\s*:/g), (match) => match[1]));
  const properties = files.flatMap(({ file, text }) => uses(CUSTOM_PROPERTY, file, text));
  return names.concat(properties.filter(({ name }) => !defined.includes(name)));
}

/**
 * The names in the first column of the document's tables, but for kinds and forms of messages.
 *
 * @returns {Use[]}
 */
function listedNames() {
  const text = readFileSync(path.join(repository, DOCUMENT), "utf8");
  return uses(/^\| `([^`]+)` \|/gm, DOCUMENT, text).filter(({ name }) => /^(data-|--jiedu-|jiedu)/.test(name));
}

/**
 * The first use of every name that is not among the known ones.
 *
 * @param {Use[]} uses
 * @param {Use[]} known
 */
function unknown(uses, known) {
  const names = new Set(known.map(({ name }) => name));
  const first = new Map(uses.slice().reverse().map((use) => [use.name, use]));
  return Array.from(first.values()).filter(({ name }) => !names.has(name)).reverse();
}

test("every name that the sources share is in the document", () => {
  const missing = unknown(usedNames(), listedNames());
  const lines = missing.map(({ name, file, line }) => `  ${name}  (${file}:${line})`);
  assert.equal(
    lines.join("\n"),
    "",
    `${DOCUMENT} lacks names that the sources use. Add a row for each, or correct the old row where a name was changed:\n` +
      lines.join("\n"),
  );
});

test("every name in the document is in a source", () => {
  const missing = unknown(listedNames(), usedNames());
  const lines = missing.map(({ name, line }) => `  ${name}  (${DOCUMENT}:${line})`);
  assert.equal(
    lines.join("\n"),
    "",
    `${DOCUMENT} lists names that no source uses any more. Remove or rename their rows:\n` + lines.join("\n"),
  );
});

test("no name is listed twice", () => {
  const names = listedNames().map(({ name }) => name);
  assert.deepEqual(names.filter((name, at) => names.indexOf(name) !== at), []);
});

test("the patterns find names where they stand, and nothing else", () => {
  const find = (/** @type {RegExp} */ pattern, /** @type {string} */ text) => uses(pattern, "", text).map(({ name }) => name);
  assert.deepEqual(find(ATTRIBUTE, 'x[data-jiedu-show="a"] metadata-only data- view! { <a data-fact=1> }'), ["data-jiedu-show", "data-fact"]);
  assert.deepEqual(find(PROPERTY, "root.jieduFrame; jiedu_core; Jiedu"), ["jieduFrame"]);
  assert.deepEqual(find(QUOTED, '"jiedu-section" name=\\"jiedu-frame\\" "jiedu: told" <jiedu-briefing>'), ["jiedu-section", "jiedu-frame"]);
  assert.deepEqual(find(CUSTOM_PROPERTY, "var(--jiedu-at, 60px) --jiedu-"), ["--jiedu-at"]);
});
