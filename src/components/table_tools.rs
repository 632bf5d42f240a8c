//! What can be done with an open table: to save it as CSV, and to copy it.

use leptos::prelude::*;

use super::Button;
use crate::browser::Browser;
use crate::browser::takeaway::Rows;

/// The buttons below a table.
#[component]
pub fn TableTools(
    /// What the file is called, behind the briefing's name.
    name: String,
    /// The table's rows when they are asked for.
    #[prop(into)]
    rows: Callback<(), Rows>,
) -> AnyView {
    let browser = expect_context::<Browser>();
    let words = browser.state.words();
    view! {
        <p class="table-tools">
            <Button class="act table-csv" text=words.save_csv press=move |_| browser.takeaway.save_csv(&name, &rows.run(())) />
            <Button class="act table-copy" text=words.copy_table press=move |_| browser.takeaway.copy_table(&rows.run(())) />
        </p>
    }
    .into_any()
}
