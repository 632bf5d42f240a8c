//! The widget of the list of all briefings in the browser: everything is in the library; this starts it.

/// Smaller than the standard library's allocator, and as quick with the few thousand pieces that a page holds.
#[global_allocator]
static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();

fn main() {
    jiedu_widget::start_listing();
}
