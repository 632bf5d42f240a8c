//! Frames and their hosts: heights, and the messages that tell them.

use anyhow::{Context as _, Result, ensure};
use serde_json::json;

use super::{Case, case};
use crate::host::{ELEMENT, EMBED, IN_ELEMENT, PLAIN};
use crate::page::Page;
use crate::site::Artifact;

pub(super) fn cases() -> Vec<Case> {
    // A frame asks a server for its page; the one file in a frame is the matter of the cases on sandboxes.
    [
        case("t01_hosts_with_scripts_of_others_fit_the_frame", hosts_with_scripts_of_others_fit_the_frame),
        case("t01_our_script_fits_the_frame", our_script_fits_the_frame),
        case("t02_without_a_listener_the_frame_scrolls", without_a_listener_the_frame_scrolls),
        case(
            "t03_a_height_that_follows_the_window_comes_to_rest",
            a_height_that_follows_the_window_comes_to_rest,
        ),
        case("t03_the_host_stops_endless_growth", the_host_stops_endless_growth),
        case("t04_senseless_heights_are_ignored", senseless_heights_are_ignored),
        case("t05_another_frame_is_not_listened_to", another_frame_is_not_listened_to),
        case("t06_each_frame_has_its_own_height", each_frame_has_its_own_height),
        case("t07_a_hostile_child_id_is_not_repeated", a_hostile_child_id_is_not_repeated),
        case("e01_a_figure_alone_fits_and_names_its_source", a_figure_alone_fits_and_names_its_source),
    ]
    .into_iter()
    .map(|it| it.only_on(&[Artifact::Hosted]))
    .collect()
}

/// Host code of others, after its documentation: name, what the frame is called, script. `{frame}` is the frame.
const SNIPPETS: &[(&str, &str, &str)] = &[
    (
        "Datawrapper until 2021: by id, or by a part of the address",
        "{page}",
        "addEventListener('message', event => {
            if (event.data['datawrapper-height'] === undefined) return;
            for (const id in event.data['datawrapper-height']) {
                const frame = document.getElementById('datawrapper-chart-' + id)
                    || document.querySelector(`iframe[src*='${id}']`);
                if (frame) frame.style.height = event.data['datawrapper-height'][id] + 'px';
            }
        });",
    ),
    (
        "Datawrapper since 2021: by sender",
        "{page}",
        "addEventListener('message', event => {
            if (event.data['datawrapper-height'] === undefined) return;
            for (const id in event.data['datawrapper-height'])
                for (const frame of document.querySelectorAll('iframe'))
                    if (frame.contentWindow === event.source)
                        frame.style.height = event.data['datawrapper-height'][id] + 'px';
        });",
    ),
    (
        "pym: by the child's name, as an attribute",
        "{page}?initialWidth=600&childId=chart&parentTitle=%E5%AE%BF%E4%B8%BB&parentUrl=http%3A%2F%2Flocalhost%2F",
        "const split = new RegExp('^pymxPYMxchartxPYMx(\\\\S+)xPYMx(.*)$');
        addEventListener('message', event => {
            const found = typeof event.data === 'string' && split.exec(event.data);
            if (found && found[1] === 'height')
                document.querySelector('iframe').setAttribute('height', parseInt(found[2], 10) + 'px');
        });",
    ),
    (
        "sidechain: by sender, AMP's message or pym's",
        "{page}",
        "addEventListener('message', event => {
            const frame = document.querySelector('iframe');
            if (event.source !== frame.contentWindow) return;
            if (event.data && event.data.sentinel === 'amp' && event.data.type === 'embed-size')
                frame.style.height = event.data.height + 'px';
        });",
    ),
    (
        "newswire: by sender, as an attribute",
        "{page}?childId=a_frame-1",
        "addEventListener('message', event => {
            const frame = document.querySelector('iframe');
            if (event.source !== frame.contentWindow || typeof event.data !== 'string') return;
            const [head, , kind, height] = event.data.split('xPYMx');
            if (head.startsWith('pym') && kind === 'height') frame.setAttribute('height', height);
        });",
    ),
    (
        "Infogram and Medium: by the exact address",
        "{page}?jiedu=shifanqu-2021.park-city#shifanqu-2021.park-city",
        "addEventListener('message', event => {
            let data;
            try { data = JSON.parse(event.data); } catch (_) { return; }
            if (data.context !== 'iframe.resize') return;
            for (const frame of document.querySelectorAll('iframe'))
                if (frame.getAttribute('src') === data.src) frame.style.height = data.height + 'px';
        });",
    ),
];

const STYLE: &str = "<style>iframe { width: 100%; border: 0 }</style>";

/// Loads, opens and closes, narrows and widens; the frame follows each time, up and down.
async fn follows_its_content(page: &Page, frame: &str) -> Result<()> {
    page.enter_live(frame).await?;
    let loaded = page.wait_fitting().await?;
    ensure!(1000.0 < loaded, "{loaded} px are no briefing");
    let details =
        "[...document.querySelectorAll('.briefing details.table')].find(it => it.checkVisibility())";
    page.js(&format!("{details}.open = true")).await?;
    page.wait_until(&format!("{loaded} + 20 < innerHeight")).await.context("it does not grow")?;
    page.wait_fitting().await?;
    page.js(&format!("{details}.open = false")).await?;
    page.wait_until(&format!("Math.abs(innerHeight - {loaded}) <= 2")).await.context("it does not shrink")?;
    page.leave().await?;
    page.resize(320, 800).await?;
    page.enter(frame).await?;
    page.wait_until(&format!("innerWidth < 330 && {loaded} + 200 < innerHeight")).await?;
    page.wait_fitting().await.context("at 320 px")?;
    page.leave().await?;
    page.resize(1280, 800).await?;
    page.enter(frame).await?;
    page.wait_until(&format!("1000 < innerWidth && Math.abs(innerHeight - {loaded}) <= 2")).await?;
    page.wait_fitting().await.context("at 1280 px again")?;
    page.leave().await
}

async fn hosts_with_scripts_of_others_fit_the_frame(page: Page) -> Result<()> {
    for (name, src, script) in SNIPPETS {
        let body = format!("{STYLE}<script>{script}</script><iframe src=\"{src}\" title=解读></iframe>");
        page.open_host("", &body, "").await?;
        follows_its_content(&page, PLAIN).await.with_context(|| (*name).to_owned())?;
        let trapped = page.trapped().await?;
        ensure!(trapped.is_empty(), "{name}: {trapped:?}");
    }
    Ok(())
}

async fn our_script_fits_the_frame(page: Page) -> Result<()> {
    page.open_host("", &(ELEMENT.to_owned() + EMBED), "").await?;
    follows_its_content(&page, IN_ELEMENT).await.context("the element")?;
    let plain = format!("{STYLE}<iframe src=\"{{page}}\" data-jiedu title=解读></iframe>{EMBED}");
    page.open_host("", &plain, "").await?;
    follows_its_content(&page, PLAIN).await.context("a plain frame")
}

async fn without_a_listener_the_frame_scrolls(page: Page) -> Result<()> {
    page.open_host("", &format!("{STYLE}<iframe src=\"{{page}}\" style=\"height: 600px\"></iframe>"), "")
        .await?;
    page.enter_live(PLAIN).await?;
    ensure!(page.eval::<f64>("innerHeight").await? == 600.0);
    let last = "[...document.querySelectorAll('.jiedu article :is(p, li, td, summary)')].filter(it => it.checkVisibility()).at(-1)";
    page.js(&format!(
        "window.__last = {last}; __last.scrollIntoView({{ block: 'end', behavior: 'instant' }})"
    ))
    .await?;
    page.wait_until("600 < scrollY").await?;
    page.wait_until(
        "(() => { const box = __last.getBoundingClientRect(); return 0 <= box.top && box.bottom <= innerHeight + 1; })()",
    )
    .await
    .context("the last line can't be scrolled to")?;
    ensure!(
        page.eval::<bool>("document.scrollingElement.scrollWidth <= innerWidth").await?,
        "it is too wide"
    );
    page.follow("qixian-2022.dream").await?;
    page.wait_at("qixian-2022.dream").await?;
    page.leave().await?;
    ensure!(page.eval::<f64>("scrollY").await? < 600.0);
    Ok(())
}

/// Makes the page as high as its window and something besides.
const AS_THE_WINDOW: &str = "
    const sheet = new CSSStyleSheet();
    sheet.replaceSync('.jiedu main { min-height: 100vh }');
    document.adoptedStyleSheets = [sheet];
";

/// The heights that the frame has told, in order.
const TOLD: &str = "__messages.map(it => it.data).filter(it => it && it.ev === 'height').map(it => it.h)";

async fn a_height_that_follows_the_window_comes_to_rest(page: Page) -> Result<()> {
    let src = page.put_page(AS_THE_WINDOW)?;
    let believer = SNIPPETS.get(1).context("a host that believes everything")?.2;
    for script in [format!("<script>{believer}</script>"), EMBED.to_owned()] {
        page.open_host("", &format!("{STYLE}{script}<iframe src=\"{src}\" data-jiedu></iframe>{script}"), "")
            .await?;
        page.enter_live(PLAIN).await?;
        page.wait_until("1000 < innerHeight").await?;
        page.leave().await?;
        // Nothing new for a second and a half: longer than the frame waits before it tells a height again.
        page.js("window.__last = performance.now(); addEventListener('message', () => { __last = performance.now(); })").await?;
        page.wait_until("1500 < performance.now() - __last").await?;
        let mut told: Vec<f64> = page.eval(TOLD).await?;
        told.dedup();
        // A slow machine lets some steps pass; what counts is that they end.
        ensure!(told.len() <= 8, "{told:?}");
    }
    Ok(())
}

/// A page that answers every height that it is given with one that is 40 px more.
const GROWING: &str = "<!doctype html><script>
    let timer;
    const tell = () => parent.postMessage({ type: 'jiedu:v1', ev: 'height', id: 'fake', h: innerHeight + 40 }, '*');
    addEventListener('resize', () => { clearTimeout(timer); timer = setTimeout(tell, {pause}); });
    addEventListener('message', tell);
    tell();
</script>";

async fn the_host_stops_endless_growth(page: Page) -> Result<()> {
    // A slow machine takes its time for each step.
    for pause in ["0", "200"] {
        page.site.put("/growing.html", GROWING.replace("{pause}", pause).into());
        page.open_host(
            "",
            &format!("{STYLE}<iframe src=\"{{own}}/growing.html\" data-jiedu></iframe>{EMBED}"),
            "",
        )
        .await?;
        page.wait_until("3 < __messages.length").await?;
        page.js("window.__last = performance.now(); addEventListener('message', () => { __last = performance.now(); })").await?;
        page.wait_until("1200 < performance.now() - __last").await?;
        let (height, messages): (f64, usize) =
            page.eval(&format!("[{PLAIN}.offsetHeight, __messages.length]")).await?;
        ensure!(height <= 150.0 + 9.0 * 40.0, "{height} px after {messages} messages, {pause} ms apart");
    }
    Ok(())
}

/// A page that sends what no page should, and at last a height; it does so once more when the host first asks it.
const SENSELESS: &str = "<!doctype html><script>
    const type = 'jiedu:v1', deep = {};
    let at = deep;
    for (let i = 0; i < 500; i++) at = at.h = { text: 'x'.repeat(2000) };
    const all = [null, undefined, 0, 1, '', 'jiedu:v1', '{}', [], {}, { type }, { type, ev: 'height' }, { type, ev: {} }, deep,
        { type, ev: 'goto', section: '\\\"><img src=x onerror=alert(1)>', top: 9 }, { type, ev: 'goto', section: {}, top: 1 },
        { type, ev: 'goto', section: 'a b', top: 2 }, { type, ev: 'goto', section: 'x'.repeat(1e6), top: 3 },
        { type, ev: 'section', section: null }, new Map([['type', type]])];
    for (const h of [NaN, -1, 0, -Infinity, Infinity, '400px', '400', {}, null, undefined, [400], true, 400n, deep, new Date])
        for (const id of ['fake', {}, null, 'x'.repeat(1e6)]) all.push({ type, ev: 'height', id, h });
    const heights = [1e9, 3, 777].map(h => ({ type, ev: 'height', id: 'fake', h }));
    const speak = () => { for (const data of [...all, ...heights, ...all, 'done']) parent.postMessage(data, '*'); };
    addEventListener('message', speak, { once: true });
    speak();
</script>";

/// The host script, when `later` is called.
const LATER: &str = "<script>
    window.later = () => document.body.append(Object.assign(document.createElement('script'), { src: '{other}/embed.js' }));
</script>";

async fn senseless_heights_are_ignored(page: Page) -> Result<()> {
    page.site.put("/senseless.html", SENSELESS.into());
    let plain = "<iframe src=\"{own}/senseless.html\" data-jiedu></iframe>";
    for (host, frame, late) in [
        ("<jiedu-briefing src=\"{own}/senseless.html\">后备</jiedu-briefing>", IN_ELEMENT, false),
        (plain, PLAIN, false),
        (plain, PLAIN, true),
    ] {
        let script = if late { LATER } else { EMBED };
        page.open_host("", &format!("{STYLE}{host}{script}"), "").await?;
        page.js(&format!(
            "window.__heights = [];
            new MutationObserver(() => __heights.push({frame}.style.height)).observe({frame}, {{ attributeFilter: ['style'] }})"
        ))
        .await?;
        if late {
            page.wait_until("__messages.some(it => it.data === 'done')").await?;
            page.js("later()").await?;
        }
        // The host asks every frame at some time, so that all is said twice, and the second time it surely listens.
        page.wait_until("__messages.filter(it => it.data === 'done').length === 2").await?;
        page.wait_until(&format!("{frame}.offsetHeight === 777")).await?;
        page.settle().await?;
        let (height, address): (f64, String) =
            page.eval(&format!("[{frame}.offsetHeight, location.hash]")).await?;
        ensure!(height == 777.0 && address.is_empty(), "{height} px, {address}");
        let heights: Vec<String> = page.eval("__heights").await?;
        ensure!(heights.iter().all(|it| ["30000px", "50px", "777px"].contains(&it.as_str())), "{heights:?}");
        let trapped = page.trapped().await?;
        ensure!(trapped.is_empty(), "{trapped:?}");
    }
    Ok(())
}

async fn another_frame_is_not_listened_to(page: Page) -> Result<()> {
    let stranger = "<!doctype html><script>
        for (const to of [parent, parent[0]]) {
            to.postMessage({ type: 'jiedu:v1', ev: 'height', id: 'qixian-2022', h: 123 }, '*');
            to.postMessage({ type: 'jiedu:v1', ev: 'goto', id: 'qixian-2022', section: 'qixian-2022.stolen', top: 5 }, '*');
            to.postMessage({ type: 'jiedu:v1', ev: 'init', section: 'qixian-2022.industry', hostUrl: location.href }, '*');
        }
        parent.postMessage('done', '*');
    </script>";
    page.site.put("/stranger.html", stranger.into());
    let body = format!(
        "{STYLE}<iframe src=\"{{page}}\" data-jiedu></iframe>{EMBED}
        <script>
            window.add = () => document.body.append(Object.assign(document.createElement('iframe'), {{ src: '{{own}}/stranger.html' }}));
        </script>"
    );
    page.open_host("", &body, "").await?;
    page.enter_live(PLAIN).await?;
    let height = page.wait_fitting().await?;
    page.leave().await?;
    page.js("add()").await?;
    page.wait_until("__messages.some(it => it.data === 'done')").await?;
    page.settle().await?;
    let (now, address): (f64, String) = page.eval(&format!("[{PLAIN}.offsetHeight, location.hash]")).await?;
    ensure!(now == height && address.is_empty(), "{now} px instead of {height}, {address:?}");
    page.enter(PLAIN).await?;
    page.settle().await?;
    let place: (String, Option<String>) =
        page.eval("[document.querySelector('.jiedu').jieduFrame.host, document.querySelector('.jiedu').getAttribute('data-jiedu-request')]").await?;
    ensure!(!place.0.contains("stranger") && place.1.is_none(), "{place:?}");
    // A frame that the host took away is not spoken to any more.
    page.leave().await?;
    page.js(&format!("{PLAIN}.remove(); location.hash = '#jiedu-qixian-2022.dream'")).await?;
    page.settle().await?;
    let trapped = page.trapped().await?;
    ensure!(trapped.is_empty(), "{trapped:?}");
    Ok(())
}

async fn each_frame_has_its_own_height(page: Page) -> Result<()> {
    page.site.put(
        "/chart.html",
        "<!doctype html><script>parent.postMessage({ 'datawrapper-height': { AbCdE: 432 } }, '*');</script>"
            .into(),
    );
    let chart = SNIPPETS.first().context("the host code of the chart")?.2;
    let body = format!(
        "{STYLE}<script>{chart}</script>
        <jiedu-briefing src=\"{{page}}\" section=\"qixian-2022\">一</jiedu-briefing>
        <iframe id=\"datawrapper-chart-AbCdE\" src=\"{{own}}/chart.html\"></iframe>
        <jiedu-briefing src=\"{{page}}\" section=\"shifanqu-2021\" id=second>二</jiedu-briefing>
        <iframe id=third src=\"{{page}}?jiedu=shifanqu-2021&amp;toc=0\" data-jiedu></iframe>{EMBED}"
    );
    page.open_host("", &body, "").await?;
    let second = "document.getElementById('second').shadowRoot.querySelector('iframe')";
    let third = "document.getElementById('third')";
    let mut heights = Vec::new();
    for (frame, shown) in [(IN_ELEMENT, "qixian-2022"), (second, "shifanqu-2021"), (third, "shifanqu-2021")] {
        page.js(&format!("{frame}.scrollIntoView({{ behavior: 'instant' }})")).await?;
        page.enter_live(frame).await?;
        page.wait_until(&format!("document.querySelector('.jiedu').dataset.jieduShow === '{shown}'")).await?;
        heights.push(page.wait_fitting().await.with_context(|| frame.to_owned())?);
        page.leave().await?;
    }
    ensure!(heights.first() != heights.get(1), "{heights:?}");
    page.wait_until("document.getElementById('datawrapper-chart-AbCdE').offsetHeight === 432").await?;
    // The first two kept theirs while the others came.
    let now: Vec<f64> =
        page.eval(&format!("[{IN_ELEMENT}, {second}, {third}].map(it => it.offsetHeight)")).await?;
    ensure!(now == heights, "{now:?} instead of {heights:?}");
    Ok(())
}

async fn a_hostile_child_id_is_not_repeated(page: Page) -> Result<()> {
    let long = "x".repeat(10_000);
    for (id, told) in [
        ("x%27%20%5D%20%3B%3Cimg%20onerror%3E", false),
        ("x' ] ;<img onerror>", false),
        (&long, false),
        ("fine-1", true),
    ] {
        let src = format!("{}?childId={}", page.put_page("")?, id.replace('<', "&lt;"));
        page.open_host("", &format!("{STYLE}<iframe src=\"{src}\"></iframe>"), "").await?;
        page.enter_live(PLAIN).await?;
        let trapped = page.trapped().await?;
        ensure!(trapped.is_empty(), "{trapped:?}");
        page.leave().await?;
        page.wait_until(&format!("0 < {TOLD}.length")).await?;
        let pym =
            "__messages.map(it => it.data).filter(it => typeof it === 'string' && it.startsWith('pym'))";
        let messages: Vec<String> = page.eval(pym).await?;
        ensure!(messages.is_empty() != told, "{}: {messages:?}", json!(id.get(..20.min(id.len()))));
    }
    Ok(())
}

async fn a_figure_alone_fits_and_names_its_source(page: Page) -> Result<()> {
    page.goto(&page.site.other("/examples/figure.html")).await?;
    let mut heights = Vec::new();
    for at in 0..2 {
        let frame = format!("document.querySelectorAll('iframe')[{at}]");
        page.js(&format!("{frame}.scrollIntoView({{ behavior: 'instant' }})")).await?;
        page.enter_live(&frame).await?;
        heights.push(page.wait_fitting().await.with_context(|| frame.clone())?);
        let shown: Vec<String> = page
            .eval("[...document.querySelectorAll('figure.figure')].filter(it => it.checkVisibility()).map(it => it.id)")
            .await?;
        ensure!(shown.len() == 1, "{shown:?}");
        let (text, href, target): (String, String, String) = page
            .eval(
                "(() => {
                    const link = [...document.querySelectorAll('a.figure-source')].find(it => it.checkVisibility());
                    return [link.textContent, link.href, link.target];
                })()",
            )
            .await?;
        // The briefing's name and the section's, and the way to the whole.
        ensure!(8 < text.chars().count() && text.contains('·'), "{text}");
        ensure!(target == "_blank" && href.starts_with(&page.site.own("/")), "{href}");
        page.leave().await?;
        page.goto(&href).await?;
        page.wait_live().await?;
        let id = href.split('#').nth(1).context("no section")?;
        page.wait_in_view(id).await?;
        page.goto(&page.site.other("/examples/figure.html")).await?;
    }
    ensure!(heights.iter().all(|it| 100.0 < *it && *it < 900.0), "{heights:?}");
    Ok(())
}
