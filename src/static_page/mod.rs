//! The static page: what is prerendered and never built in the browser. Plain functions that read plain references and give
//! views of their own, so that a page can be rendered as often as somebody likes.

mod article;
mod day;
mod figure;
mod folded;
mod grid;
mod key_figures;
mod listing;
mod number_index;
mod page;
mod prose;
mod review;
mod source;
mod still;
mod structure_map;
mod switch;
mod text_table;

pub use figure::WIDTHS;
pub use listing::{listed, render_listing};
pub use page::{Surroundings, render_page};
pub use switch::{IN_MENU, Neighbour};
