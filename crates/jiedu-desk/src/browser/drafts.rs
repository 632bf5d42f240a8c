//! The drafts that the browser keeps, in IndexedDB. Where there is no storage, nothing is lost that is on the screen.

use std::cell::RefCell;

use idb::{Database, Factory, ObjectStoreParams, TransactionMode};
use serde::{Deserialize, Serialize};
use wasm_bindgen::prelude::*;

use crate::protocol::Repaired;
use crate::state::Failure;

const DATABASE: &str = "jiedu-desk";
const STORE: &str = "drafts";

/// A draft as it is kept.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub(crate) struct Draft {
    /// Its key.
    pub(crate) id: String,
    /// Title of the briefing.
    pub(crate) title: String,
    /// Name of the file that was put in.
    pub(crate) name: String,
    /// The manuscript.
    pub(crate) manuscript: String,
    /// The text as it came in.
    pub(crate) original: String,
    /// What was repaired in it when it came in.
    pub(crate) repaired: Vec<Repaired>,
    /// When it was saved, in milliseconds since 1970.
    pub(crate) saved: f64,
    /// How many errors were left.
    pub(crate) errors: u32,
    /// Which window wrote it last, and how often: two windows do not overwrite each other unseen.
    pub(crate) stamp: (String, u32),
}

/// What became of a draft that was to be kept.
pub(crate) enum Kept {
    /// It is kept under its own key.
    AsItself,
    /// Another window had written it: this one is kept as a copy with this key.
    AsCopy(String),
}

/// The storage; opened when it is first needed.
pub(crate) struct Drafts {
    database: RefCell<Option<std::rc::Rc<Database>>>,
    window: String,
}

impl Drafts {
    /// The storage of this browser.
    pub(crate) fn new() -> Self {
        let window = format!("{:x}{:x}", js_sys::Date::now() as u64, (js_sys::Math::random() * 1e9) as u64);
        Self { database: RefCell::default(), window }
    }

    /// The name that this window writes under.
    pub(crate) fn window(&self) -> &str {
        &self.window
    }

    async fn open(&self) -> Result<std::rc::Rc<Database>, Failure> {
        if let Some(known) = self.database.borrow().clone() {
            return Ok(known);
        }
        let refused = |_| Failure::Refused;
        let mut request =
            Factory::new().and_then(|factory| factory.open(DATABASE, Some(1))).map_err(refused)?;
        request.on_upgrade_needed(|event| {
            use idb::DatabaseEvent as _;
            if let Ok(database) = event.database() {
                let _ = database.create_object_store(STORE, ObjectStoreParams::new());
            }
        });
        let database = std::rc::Rc::new(request.await.map_err(refused)?);
        *self.database.borrow_mut() = Some(std::rc::Rc::clone(&database));
        Ok(database)
    }

    /// Every draft, the newest first.
    pub(crate) async fn all(&self) -> Result<Vec<Draft>, Failure> {
        let refused = |_| Failure::Refused;
        let database = self.open().await?;
        let transaction = database.transaction(&[STORE], TransactionMode::ReadOnly).map_err(refused)?;
        let store = transaction.object_store(STORE).map_err(refused)?;
        let found = store.get_all(None, None).map_err(refused)?.await.map_err(refused)?;
        let mut drafts: Vec<Draft> = found.iter().filter_map(decoded).collect();
        drafts.sort_by(|one, other| other.saved.total_cmp(&one.saved));
        Ok(drafts)
    }

    /// Keeps a draft. `known` is the stamp that this window has seen of it last.
    pub(crate) async fn keep(&self, draft: &Draft, known: &(String, u32)) -> Result<Kept, Failure> {
        let refused = |_| Failure::Refused;
        let full = |_| Failure::Full;
        let database = self.open().await?;
        let transaction = database.transaction(&[STORE], TransactionMode::ReadWrite).map_err(refused)?;
        let store = transaction.object_store(STORE).map_err(refused)?;
        let key = JsValue::from_str(&draft.id);
        let there = store.get(key).map_err(refused)?.await.map_err(refused)?;
        let there: Option<Draft> = there.as_ref().and_then(decoded);
        let is_foreign = there.is_some_and(|there| there.stamp != *known);
        let mut draft = draft.clone();
        if is_foreign {
            draft.id = format!("{}-{}", draft.id, self.window);
        }
        let bytes = postcard::to_allocvec(&draft).map_err(|_| Failure::Full)?;
        let bytes = js_sys::Uint8Array::from(bytes.as_slice());
        let key = JsValue::from_str(&draft.id);
        store.put(&bytes, Some(&key)).map_err(full)?.await.map_err(full)?;
        transaction.commit().map_err(full)?.await.map_err(full)?;
        Ok(if is_foreign { Kept::AsCopy(draft.id) } else { Kept::AsItself })
    }

    /// Deletes a draft.
    pub(crate) async fn delete(&self, id: &str) -> Result<(), Failure> {
        let refused = |_| Failure::Refused;
        let database = self.open().await?;
        let transaction = database.transaction(&[STORE], TransactionMode::ReadWrite).map_err(refused)?;
        let store = transaction.object_store(STORE).map_err(refused)?;
        store.delete(JsValue::from_str(id)).map_err(refused)?.await.map_err(refused)?;
        transaction.commit().map_err(refused)?.await.map_err(refused)?;
        Ok(())
    }
}

fn decoded(value: &JsValue) -> Option<Draft> {
    let bytes = value.dyn_ref::<js_sys::Uint8Array>()?.to_vec();
    postcard::from_bytes(&bytes).ok()
}
