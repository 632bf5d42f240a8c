//! Components, one a file: they render the state, and know nothing of web-sys or of geometry. `jiedu-core` lays out and words,
//! `browser` touches the page.
//!
//! A component that finds no [`Browser`](crate::browser::Browser) in its context is being prerendered: it leaves out what needs
//! WebAssembly to work.

mod bar;
mod button;
mod choice;
mod contents;
mod data;
mod drawing;
mod dynamic;
mod fact_panel;
mod notice_line;
mod result_list;
mod scene;
mod search_field;
mod search_results;
mod share_button;
mod share_sheet;
mod site_search;
mod table_tools;
mod tasks;
mod term_bar;
mod terms;
mod tool_words;
mod tools;
mod unbroken;

pub use bar::Bar;
pub use button::Button;
pub use contents::Contents;
pub use data::Data;
pub use drawing::Drawing;
pub use fact_panel::FactPanel;
pub use notice_line::NoticeLine;
pub use scene::{TEXT_SIZE, hit_path, nodes, text_colour};
pub use search_results::SearchResults;
pub use share_button::ShareButton;
pub use share_sheet::ShareSheet;
pub use site_search::SiteSearch;
pub use table_tools::TableTools;
pub use tasks::Tasks;
pub use term_bar::TermBar;
pub use terms::Terms;
pub use tool_words::ToolWords;
pub use tools::Tools;
pub(crate) use unbroken::unbroken;
