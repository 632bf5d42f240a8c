//! The widget in the browser: everything is in the library; this starts it.

fn main() {
    jiedu_widget::browser::start();
}
