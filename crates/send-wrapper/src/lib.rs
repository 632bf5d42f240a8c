//! Takes the place of the crate of this name, on which Leptos keeps what belongs to one thread.
//!
//! That crate asks the standard library for the current thread with every access, which in WebAssembly brings the record of
//! a thread and a second allocator to keep it in: 7 KB in a module that has one thread. `fragile` does the same by a counter.

use std::fmt::{Debug, Formatter};
use std::ops::{Deref, DerefMut};
#[cfg(feature = "futures")]
use std::{
    pin::Pin,
    task::{Context, Poll},
};

use fragile::Fragile;
use pin_project_lite::pin_project;

pin_project! {
    /// A value that may travel between threads and be touched on the one that made it only.
    pub struct SendWrapper<T> {
        #[pin]
        value: Fragile<T>,
    }
}

impl<T> SendWrapper<T> {
    /// Wraps a value of the current thread.
    pub fn new(value: T) -> Self {
        Self { value: Fragile::new(value) }
    }

    /// Whether this is the thread of the value.
    pub fn valid(&self) -> bool {
        self.value.is_valid()
    }

    /// The value.
    ///
    /// # Panics
    /// On another thread than that of the value, as do all that touch it.
    #[track_caller]
    pub fn take(self) -> T {
        self.value.into_inner()
    }
}

impl<T> Deref for SendWrapper<T> {
    type Target = T;

    #[track_caller]
    fn deref(&self) -> &T {
        self.value.get()
    }
}

impl<T> DerefMut for SendWrapper<T> {
    #[track_caller]
    fn deref_mut(&mut self) -> &mut T {
        self.value.get_mut()
    }
}

impl<T: Debug> Debug for SendWrapper<T> {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> std::fmt::Result {
        Debug::fmt(&self.value, formatter)
    }
}

impl<T: Clone> Clone for SendWrapper<T> {
    #[track_caller]
    fn clone(&self) -> Self {
        Self::new(self.value.get().clone())
    }
}

#[cfg(feature = "futures")]
impl<T: Future> Future for SendWrapper<T> {
    type Output = T::Output;

    #[track_caller]
    fn poll(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<T::Output> {
        self.project().value.poll(context)
    }
}

#[cfg(feature = "futures")]
impl<T: futures_core::Stream> futures_core::Stream for SendWrapper<T> {
    type Item = T::Item;

    #[track_caller]
    fn poll_next(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<T::Item>> {
        self.project().value.poll_next(context)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_thread_that_made_it_touches_it() {
        let wrapped = SendWrapper::new(std::rc::Rc::new(7));
        assert!(wrapped.valid());
        assert_eq!(**wrapped, 7);
        std::thread::scope(|scope| {
            assert!(!scope.spawn(|| wrapped.valid()).join().unwrap());
            assert!(scope.spawn(|| **wrapped).join().is_err());
        });
        assert_eq!(*wrapped.clone().take(), 7);
    }
}
