//! One component a file.

mod busy;
mod check;
mod export;
mod field;
mod figure_row;
mod figures;
mod finding_row;
mod information;
mod key_figures;
mod masthead;
mod number_row;
mod numbers;
mod outline;
mod panel_head;
mod preview;
mod proof_marks;
mod source;
mod start;
mod suggestions;
mod task_list;
mod thumb;
mod toggle;
mod window;

pub(crate) use window::Window;
