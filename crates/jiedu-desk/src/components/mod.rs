//! One component a file.

mod busy;
mod check;
mod export;
mod figures;
mod finding_row;
mod key_figures;
mod masthead;
mod numbers;
mod outline;
mod panel_head;
mod preview;
mod source;
mod start;
mod task_list;
mod toggle;
mod window;

pub(crate) use window::Window;
