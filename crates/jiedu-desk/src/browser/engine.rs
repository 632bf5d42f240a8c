//! The engine: questions go out as bytes, answers come back as bytes, in whatever order they are ready.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::rc::Rc;

use js_sys::{Function, Promise, Reflect, Uint8Array};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

use crate::protocol::{Answer, Call, Reply, Request};

/// The name of the object that the boot script leaves for the desk.
const PORT: &str = "jieduEngine";

/// The way to the engine.
pub(crate) struct Engine {
    port: JsValue,
    next: Cell<u32>,
    waiting: Rc<RefCell<BTreeMap<u32, Function>>>,
}

impl Engine {
    /// The engine that the boot script has started; none where there is none.
    pub(crate) fn find() -> Option<Self> {
        let port = Reflect::get(&js_sys::global(), &PORT.into()).ok().filter(JsValue::is_object)?;
        let waiting: Rc<RefCell<BTreeMap<u32, Function>>> = Rc::default();
        let known = Rc::clone(&waiting);
        let hear = Closure::<dyn Fn(Uint8Array)>::new(move |bytes: Uint8Array| {
            let bytes = bytes.to_vec();
            let Ok(answer) = postcard::from_bytes::<Answer>(&bytes) else { return };
            let resolve = known.borrow_mut().remove(&answer.id);
            if let Some(resolve) = resolve {
                let _ = resolve.call1(&JsValue::NULL, &Uint8Array::from(bytes.as_slice()));
            }
        });
        Reflect::set(&port, &"onanswer".into(), &hear.into_js_value()).ok()?;
        Some(Self { port, next: Cell::new(1), waiting })
    }

    /// Asks, and waits for the answer; none where the engine is gone.
    pub(crate) async fn ask(&self, request: Request) -> Option<Reply> {
        let id = self.next.get();
        self.next.set(id.wrapping_add(1));
        let bytes = postcard::to_allocvec(&Call { id, request }).ok()?;
        let waiting = Rc::clone(&self.waiting);
        let answered = Promise::new(&mut |resolve, _| {
            waiting.borrow_mut().insert(id, resolve);
        });
        let post: Function = Reflect::get(&self.port, &"post".into()).ok()?.dyn_into().ok()?;
        post.call1(&self.port, &Uint8Array::from(bytes.as_slice())).ok()?;
        let bytes: Uint8Array = JsFuture::from(answered).await.ok()?.dyn_into().ok()?;
        postcard::from_bytes::<Answer>(&bytes.to_vec()).ok().map(|answer| answer.reply)
    }
}
