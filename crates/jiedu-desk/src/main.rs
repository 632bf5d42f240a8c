//! The desk in the browser: everything is in the library; this starts it.

fn main() {
    jiedu_desk::start();
}
