//! The list of pages for search engines.

use jiedu_core::markup::escape;
use jiedu_core::reading::Reading;

/// The list of the briefings whose address is known, in the form of sitemaps.org; none where there is no such briefing.
pub(crate) fn sitemap(readings: &[Reading]) -> Option<String> {
    let metas = readings.iter().map(|reading| &reading.briefing.meta).filter(|meta| !meta.url.is_empty());
    let entries: String = metas
        .map(|meta| {
            let changed = meta.updated.or(meta.published).map(|moment| moment.with_offset());
            let changed = changed.map(|at| format!("<lastmod>{at}</lastmod>")).unwrap_or_default();
            format!("<url><loc>{}</loc>{changed}</url>\n", escape(&meta.url))
        })
        .collect();
    (!entries.is_empty()).then(|| {
        format!(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
             <urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n{entries}</urlset>\n"
        )
    })
}
