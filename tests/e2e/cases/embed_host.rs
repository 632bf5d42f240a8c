//! Hosts that make it hard: sandboxes, closed storage, hidden places, style sheets, policies, encodings, many elements.

use anyhow::{Context as _, Result, ensure};
use serde_json::json;

use super::{Case, case};
use crate::browser::Engine;
use crate::host::{COPIES, ELEMENT, EMBED, IN_ELEMENT, PLAIN};
use crate::page::{Page, TRAP};
use crate::picture::Picture;
use crate::site::{self, Artifact, Origin};

pub(super) fn cases() -> Vec<Case> {
    let hosted = [
        case("t11_a_closed_storage_does_no_harm", a_closed_storage_does_no_harm),
        case("t12_what_is_shown_later_fits", what_is_shown_later_fits),
        case("t13_a_hostile_style_sheet_changes_nothing", a_hostile_style_sheet_changes_nothing),
        case("t14_where_frames_are_refused_the_fallback_reads", where_frames_are_refused_the_fallback_reads),
        case("t15_a_strict_host_needs_no_more_than_frames", a_strict_host_needs_no_more_than_frames),
        case("e02_the_examples_hold_what_they_say", the_examples_hold_what_they_say),
        case("t16_one_definition_whatever_is_done_to_it", one_definition_whatever_is_done_to_it),
        case("t17_a_host_in_gbk_changes_no_text", a_host_in_gbk_changes_no_text),
        case("t18_of_fifty_elements_the_near_ones_load", of_fifty_elements_the_near_ones_load),
    ]
    .map(|it| it.only_on(&[Artifact::Hosted]));
    let mut all = vec![case("t10_a_sandboxed_frame_works", a_sandboxed_frame_works)];
    all.extend(hosted);
    all
}

async fn a_sandboxed_frame_works(page: Page) -> Result<()> {
    let html = site::with_first_script(&page.site.source(page.artifact)?, TRAP)?;
    let src = page.site.variant(page.artifact, &html)?;
    let body = format!(
        "<!doctype html><meta charset=utf-8><iframe sandbox=\"allow-scripts\" src=\"{src}\" width=1000 height=600></iframe>"
    );
    let host = match page.artifact {
        Artifact::Hosted => page.put_host(Origin::Other, "", &body),
        Artifact::OneFile => page.site.variant(Artifact::OneFile, &body)?.to_string(),
    };
    page.goto(&host).await?;
    page.enter(PLAIN).await?;
    if (page.engine, page.artifact) == (Engine::Webkit, Artifact::Hosted) {
        // To WebKit a frame of no origin has no 'self' that its policy could name: the page stays static, and reads.
        page.wait_failed().await?;
        page.follow("qixian-2022.industry").await?;
        return page.wait_in_view("qixian-2022.industry").await;
    }
    page.wait_live().await?;
    page.follow("qixian-2022.industry").await?;
    page.wait_at("qixian-2022.industry").await?;
    // By a true click: neither the clipboard nor the old command copies for a script alone.
    page.click("[id='qixian-2022.industry'] a.permalink").await?;
    page.wait_notice().await?;
    // It says that the link was copied, or where the engine refuses even that, it holds the link.
    let (copied, field): (bool, Option<String>) = page
        .eval("[document.querySelector('.notice').innerText.includes('已复制'), document.querySelector('.notice-link')?.value ?? null]")
        .await?;
    ensure!(
        copied
            || field
                .as_ref()
                .is_some_and(|it| it.ends_with("?jiedu=qixian-2022.industry#qixian-2022.industry")),
        "{field:?}"
    );
    let trapped = page.trapped().await?;
    ensure!(trapped.is_empty(), "{trapped:?}");
    Ok(())
}

async fn a_closed_storage_does_no_harm(page: Page) -> Result<()> {
    for closed in [
        "for (const name of ['localStorage', 'sessionStorage']) Object.defineProperty(window, name, {
            get() { throw new DOMException('closed', 'SecurityError'); } });",
        "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); };
        Storage.prototype.getItem = () => null;",
    ] {
        let src = page.put_page(closed)?;
        page.open_host("", &format!("<jiedu-briefing src=\"{src}\">后备</jiedu-briefing>{EMBED}"), "")
            .await?;
        page.enter_live(IN_ELEMENT).await?;
        page.wait_fitting().await?;
        // Every preference that is remembered elsewhere can be changed here as well.
        let buttons = "[...document.querySelectorAll('.masthead button')]";
        page.js(&format!("{buttons}.forEach(it => it.click())")).await?;
        page.follow_with_host(IN_ELEMENT, "qixian-2022.dream").await?;
        ensure!(page.state().await? == "live", "the page gave up");
        let trapped = page.trapped().await?;
        ensure!(trapped.is_empty(), "{trapped:?}");
    }
    Ok(())
}

async fn what_is_shown_later_fits(page: Page) -> Result<()> {
    let body = format!(
        "<style>iframe {{ width: 100%; border: 0 }}</style>
        <div id=box style=\"display: none\"><iframe src=\"{{page}}\" data-jiedu></iframe></div>
        <div id=other style=\"display: none\">{ELEMENT}</div>
        <p style=\"height: 6000px\">很长的正文</p>
        <iframe id=far src=\"{{page}}?jiedu=shifanqu-2021\" data-jiedu loading=lazy></iframe>{EMBED}"
    );
    page.open_host("", &body, "").await?;
    page.enter(PLAIN).await?;
    page.wait_until("document.readyState === 'complete'").await?;
    page.leave().await?;
    let drawing = "[...document.querySelectorAll('figure.figure .drawing')]
        .find(it => it.checkVisibility() && it.querySelector('svg'))";
    let wide = "[...document.querySelectorAll('figure.figure svg')].filter(it => it.checkVisibility())
        .every(it => 200 < it.getBoundingClientRect().width)";
    for (show, frame) in [
        ("document.getElementById('box').style.display = 'block'", PLAIN),
        (
            "document.getElementById('box').remove(); document.getElementById('other').style.display = 'block'; scrollTo(0, 0)",
            IN_ELEMENT,
        ),
        (
            "document.getElementById('far').scrollIntoView({ behavior: 'instant' })",
            "document.getElementById('far')",
        ),
    ] {
        page.js(show).await?;
        page.wait_told(frame).await.with_context(|| show.to_owned())?;
        page.enter_live(frame).await.with_context(|| show.to_owned())?;
        let height = page.wait_fitting().await.with_context(|| show.to_owned())?;
        ensure!(1000.0 < height, "{height}");
        // The host scrolls to the first drawing, which comes to life.
        let top: f64 = page.eval(&format!("{drawing}.getBoundingClientRect().top")).await?;
        page.leave().await?;
        let scroll = format!("scrollBy(0, {frame}.getBoundingClientRect().top + arguments[0] - 200)");
        page.js_with(&scroll, vec![json!(top)]).await?;
        page.enter(frame).await?;
        page.wait_until(&format!("'live' in {drawing}.dataset")).await.with_context(|| show.to_owned())?;
        ensure!(page.eval::<bool>(wide).await?, "{show}: a drawing has no width");
        page.wait_fitting().await?;
        page.leave().await?;
    }
    Ok(())
}

const HOSTILE: &str = "<style>
    * { all: unset !important; }
    svg, jiedu-briefing, p { display: none !important; }
    html { font-size: 62.5%; }
    iframe { max-width: 50%; height: 200px !important; opacity: .2 !important; border: 9px solid red !important; }
    body { word-break: break-all; direction: rtl; letter-spacing: 1em; }
    jiedu-briefing { display: none; height: 10px; overflow: hidden; visibility: hidden; filter: invert(1); transform: rotate(9deg); }
    script, style, title, head { display: none !important; }
</style>";

async fn a_hostile_style_sheet_changes_nothing(page: Page) -> Result<()> {
    let clean = "<style>body { margin: 0 }</style>";
    let mut seen = Vec::new();
    for style in [clean, HOSTILE] {
        page.open_host(style, &(ELEMENT.to_owned() + EMBED), "").await?;
        page.enter_live(IN_ELEMENT).await?;
        page.wait_fitting().await?;
        page.settle().await?;
        let inside: Vec<f64> = page
            .eval(
                "[innerWidth, innerHeight, ...[...document.querySelectorAll('.jiedu :is(h1, h2, h3, p, svg, nav, figure)')]
                    .filter(it => it.checkVisibility()).flatMap(it => {
                        const box = it.getBoundingClientRect();
                        return [box.x, box.y, box.width, box.height];
                    })]",
            )
            .await?;
        page.leave().await?;
        let outside: Vec<f64> = page
            .eval(&format!(
                "[document.querySelector('jiedu-briefing'), {IN_ELEMENT}].flatMap(it => {{
                    const box = it.getBoundingClientRect();
                    return [box.y, box.width, box.height];
                }})"
            ))
            .await?;
        // Where a host reads from right to left the window's scroll bar is on the other side.
        let picture = Picture::of_png(&page.driver.screenshot_as_png().await?)?.shades_within(16);
        seen.push((inside, outside, picture));
    }
    let [(inside, outside, picture), (inside_too, outside_too, picture_too)] = seen.as_slice() else {
        anyhow::bail!("two pages were to be seen");
    };
    ensure!(outside == outside_too, "the element's box: {outside:?} and {outside_too:?}");
    ensure!(
        100 < inside.len() && inside == inside_too,
        "what is in it: {} numbers differ",
        inside.iter().zip(inside_too).filter(|(a, b)| a != b).count()
    );
    ensure!(100_000 < picture.len() && picture.len() == picture_too.len(), "no picture");
    // WebKit smooths the edges of drawings a little differently each time; one line of text would be thousands of points.
    let other = picture.iter().zip(picture_too).filter(|(one, two)| 8 < one.abs_diff(**two)).count();
    ensure!(other < picture.len() / 500, "it looks otherwise in {other} points");
    Ok(())
}

async fn where_frames_are_refused_the_fallback_reads(page: Page) -> Result<()> {
    let policy = "<meta http-equiv=Content-Security-Policy content=\"frame-src 'none'\">";
    let body = format!(
        "<style>body {{ margin: 0; font-size: 16px }}</style><div id=box>{ELEMENT}</div><p id=after>之后</p>"
    );
    // Without the script at all, and with the script but no frames.
    for script in ["", EMBED] {
        page.open_host(policy, &(body.clone() + script), "").await?;
        if !script.is_empty() {
            page.wait_until("__trapped.some(it => it.startsWith('policy: frame-src'))").await?;
        }
        page.settle().await?;
        let link = "document.querySelector('jiedu-briefing a')";
        let readable: bool = page
            .eval(&format!(
                "(() => {{
                    const box = {link}.getBoundingClientRect();
                    const hit = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
                    return {link}.checkVisibility({{ opacityProperty: true, visibilityProperty: true }}) && hit === {link};
                }})()"
            ))
            .await?;
        ensure!(readable, "the fallback can't be read or touched");
        let height: f64 = page.eval("document.getElementById('box').getBoundingClientRect().height").await?;
        ensure!(height < 120.0, "a blank box of {height} px");
        page.click("jiedu-briefing a").await?;
        page.wait_live().await?;
    }
    Ok(())
}

async fn a_strict_host_needs_no_more_than_frames(page: Page) -> Result<()> {
    page.goto(&page.site.other("/examples/csp.html")).await?;
    page.js("window.__violations = []; addEventListener('securitypolicyviolation', e => __violations.push(e.violatedDirective))").await?;
    page.enter_live(IN_ELEMENT).await?;
    page.wait_fitting().await?;
    page.follow_with_host(IN_ELEMENT, "qixian-2022.dream").await?;
    page.leave().await?;
    ensure!(page.eval::<Vec<String>>("__violations").await?.is_empty());
    if page.engine == Engine::Chromium {
        let mut console = page.console().await?;
        // Not every Chromium knows every feature that a frame may be allowed.
        console.retain(|it| !it.contains("Unrecognized feature"));
        ensure!(console.is_empty(), "{console:?}");
    }
    Ok(())
}

/// Those that no other case is about.
async fn the_examples_hold_what_they_say(page: Page) -> Result<()> {
    for (name, frame) in
        [("news", IN_ELEMENT), ("two", IN_ELEMENT), ("wordpress", IN_ELEMENT), ("amp", PLAIN)]
    {
        page.goto(&page.site.other(&format!("/examples/{name}.html"))).await?;
        page.js("document.querySelector('jiedu-briefing, iframe').scrollIntoView()").await?;
        page.wait_until(&format!("600 < ({frame}).getBoundingClientRect().height"))
            .await
            .with_context(|| name.to_owned())?;
        page.enter_live(frame).await.with_context(|| name.to_owned())?;
        page.wait_fitting().await.with_context(|| name.to_owned())?;
        ensure!(
            page.eval::<bool>("document.documentElement.scrollWidth <= innerWidth").await?,
            "{name}: the frame scrolls sideways"
        );
        page.leave().await?;
    }
    Ok(())
}

/// Counts what listens on the window, by kind.
const LISTENERS: &str = "<script>
    window.__listening = {};
    for (const [name, step] of [['addEventListener', 1], ['removeEventListener', -1]]) {
        const original = EventTarget.prototype[name];
        EventTarget.prototype[name] = function (type, ...rest) {
            if (!this || this === window) __listening[type] = (__listening[type] || 0) + step;
            return original.call(this || window, type, ...rest);
        };
    }
</script>";

async fn one_definition_whatever_is_done_to_it(page: Page) -> Result<()> {
    let second = format!("/* another version */{}", page.site.source_of("embed.js")?);
    page.site.put("/embed-2.js", second.into());
    let body = format!(
        "<script>
            window.early = document.createElement('jiedu-briefing');
            early.src = '{{page}}';
            early.section = 'qixian-2022.dream';
            early.id = 'early';
        </script>
        <div id=one></div><div id=two></div>{EMBED}<script>
            const first = customElements.get('jiedu-briefing');
            window.isFirst = () => first && first === customElements.get('jiedu-briefing');
        </script>
        {EMBED}<script src=\"{{own}}/embed-2.js\"></script>"
    );
    page.open_host(LISTENERS, &body, "").await?;
    ensure!(page.eval::<bool>("isFirst()").await?, "two definitions");
    let listening = "(__listening.message || 0) + (__listening.hashchange || 0)";
    let idle: i32 = page.eval(listening).await?;

    // Set before the element was known: the property holds.
    page.js("document.getElementById('one').append(early)").await?;
    let early = "document.getElementById('early').shadowRoot.querySelector('iframe')";
    page.enter_live(early).await?;
    page.wait_fitting().await?;
    page.leave().await?;
    let asked: String = page.eval(&format!("new URL({early}.src).searchParams.get('jiedu')")).await?;
    ensure!(asked == "qixian-2022.dream", "{asked}");
    ensure!(page.eval::<i32>(listening).await? == idle + 2, "more listeners than two");

    // Moved: still one frame, which fits again, and no more listeners.
    page.js("document.getElementById('two').append(early)").await?;
    page.enter_live(early).await?;
    page.wait_fitting().await?;
    page.leave().await?;
    let frames: usize = page.eval("early.shadowRoot.querySelectorAll('iframe').length").await?;
    ensure!(frames == 1, "{frames} frames");

    // Cloned: another frame of its own.
    page.js(
        "const copy = early.cloneNode(true); copy.id = 'copy'; document.getElementById('one').append(copy)",
    )
    .await?;
    page.enter_live("document.getElementById('copy').shadowRoot.querySelector('iframe')").await?;
    page.wait_fitting().await?;
    page.leave().await?;
    ensure!(page.eval::<i32>(listening).await? == idle + 2, "more listeners than two");

    // Gone: nothing listens any more.
    page.js(
        "document.getElementById('one').replaceChildren(); document.getElementById('two').replaceChildren()",
    )
    .await?;
    ensure!(page.eval::<i32>(listening).await? == idle, "listeners are left behind");
    ensure!(page.eval::<bool>("!early.shadowRoot.querySelector('iframe')").await?, "a frame is left behind");
    let trapped = page.trapped().await?;
    ensure!(trapped.is_empty(), "{trapped:?}");
    Ok(())
}

async fn a_host_in_gbk_changes_no_text(page: Page) -> Result<()> {
    let gbk = std::fs::read(xtask::paths::examples().join("gbk.html"))?;
    ensure!(String::from_utf8(gbk).is_err(), "the example is not in GBK any more");
    page.goto(&page.site.other("/examples/gbk.html?q=简报")).await?;
    let (encoding, heading): (String, String) =
        page.eval("[document.characterSet, document.querySelector('h1').textContent]").await?;
    ensure!(encoding == "GBK" && heading == "政策简报：本页是 GBK 编码", "{encoding} {heading}");
    // The script comes from there with no charset told.
    page.js("const script = document.createElement('script');
        script.src = '/bare/embed.js';
        document.body.append(script);")
        .await?;
    page.enter_live(IN_ELEMENT).await?;
    page.wait_fitting().await?;
    let title: String = page.eval("document.querySelector('h1').textContent").await?;
    ensure!(title.contains("奋勇争先"), "{title}");
    page.js(COPIES).await?;
    page.js("document.getElementById('qixian-2022.industry').querySelector('a.permalink').click()").await?;
    page.rejoin(IN_ELEMENT, "qixian-2022.industry").await?;
    page.wait_until("window.__copied").await?;
    let link: String = page.eval("window.__copied").await?;
    // 简报 in UTF-8.
    let expected = page.site.other(&format!(
        "/examples/gbk.html?q=%E7%AE%80%E6%8A%A5&jiedu={id}#jiedu-{id}",
        id = "qixian-2022.industry"
    ));
    ensure!(link == expected, "{link}");
    page.leave().await?;
    let name: String = page.eval(&format!("{IN_ELEMENT}.title")).await?;
    ensure!(name == "政策解读", "{name}");
    Ok(())
}

async fn of_fifty_elements_the_near_ones_load(page: Page) -> Result<()> {
    let body = format!("<p style=\"height: 1200px\">正文</p>{ELEMENT}").repeat(50) + EMBED;
    let tasks = "<script>
        window.__long = [];
        if (window.PerformanceObserver && PerformanceObserver.supportedEntryTypes.includes('longtask'))
            new PerformanceObserver(list => __long.push(...list.getEntries().map(it => it.duration))).observe({ type: 'longtask', buffered: true });
    </script>";
    page.open_host(tasks, &body, "").await?;
    page.js(&format!("{IN_ELEMENT}.scrollIntoView({{ behavior: 'instant', block: 'center' }})")).await?;
    page.enter_live(IN_ELEMENT).await?;
    page.wait_fitting().await?;
    page.leave().await?;
    page.settle().await?;
    // Each frame that was loaded has told its height.
    let loaded: usize = page.eval("new Set(__messages.map(it => it.source)).size").await?;
    ensure!((1..=6).contains(&loaded), "{loaded} of 50 frames were loaded");
    let long: Vec<f64> = page.eval("__long.filter(it => 1000 < it)").await?;
    ensure!(long.is_empty(), "tasks of {long:?} ms");
    // The last one loads when it is come to.
    let last = "[...document.querySelectorAll('jiedu-briefing')].at(-1).shadowRoot.querySelector('iframe')";
    page.js(&format!("{last}.getRootNode().host.scrollIntoView({{ behavior: 'instant' }})")).await?;
    page.enter_live(last).await?;
    page.wait_fitting().await?;
    Ok(())
}
