/**
 * The page's first script, inline at the start of `.jiedu`. What it sets holds before anything is painted. It is no part of the
 * widget, since a page that stays static needs it as well.
 */
import { watchArrival } from "./arrival.js";
import { installFrame } from "./frame.js";
import { reviveKept } from "./kept.js";
import { installListing } from "./listing.js";
import { applyOptions, readOptions } from "./options.js";
import { installMenu, installPages } from "./pages.js";
import { installReview } from "./review.js";
import { installRoute } from "./route.js";
import { installSingleFigure } from "./single-figure.js";
import { installTables } from "./tables.js";

const script = /** @type {HTMLScriptElement} */ (document.currentScript);
const root = /** @type {Element} */ (script.parentNode);
const ids = (root.getAttribute("data-jiedu-briefings") || "").split(" ");
const options = readOptions(location.search);

reviveKept(root);
watchArrival(root);
installRoute(root, ids);
installPages(root, ids);
installMenu(root);
installListing(root, location.protocol);
installTables(root);
applyOptions(root, options);
if (options.figure) installSingleFigure(root, ids, options.figure);
if (root.hasAttribute("data-jiedu-findings")) installReview(root, location.search);
if (window.parent !== window) installFrame(root);
