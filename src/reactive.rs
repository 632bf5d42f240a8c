//! Leptos's signals and effects, each of one type.
//!
//! The library instantiates reading, writing and notifying for every type that a signal holds, and an effect for every closure:
//! half a kilobyte of download each time. Whatever is small travels as a word here, in one type of signal.

use std::marker::PhantomData;

use leptos::prelude::*;

/// What fits into a word.
pub trait Word: Copy {
    /// The value as a word.
    fn to_word(self) -> u64;
    /// The value of a word that [`Word::to_word`] gave.
    fn of_word(word: u64) -> Self;
}

/// A signal of something small.
pub struct Slot<T> {
    word: RwSignal<u64>,
    holds: PhantomData<fn(T) -> T>,
}

impl<T> Clone for Slot<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Slot<T> {}

impl<T: Word> Slot<T> {
    /// A signal that holds a value.
    pub fn new(value: T) -> Self {
        Self { word: RwSignal::new(value.to_word()), holds: PhantomData }
    }

    /// The value; what runs now runs again when it changes.
    pub fn get(self) -> T {
        T::of_word(self.word.get())
    }

    /// The value.
    pub fn get_untracked(self) -> T {
        T::of_word(self.word.get_untracked())
    }

    /// The value; none once the part that made the signal is gone.
    pub fn try_get_untracked(self) -> Option<T> {
        self.word.try_get_untracked().map(T::of_word)
    }

    /// Changes the value and tells all who read it.
    pub fn set(self, value: T) {
        self.word.set(value.to_word());
    }
}

impl Slot<bool> {
    /// Turns it over.
    pub fn toggle(self) {
        self.set(!self.get_untracked());
    }
}

impl Word for usize {
    fn to_word(self) -> u64 {
        self as u64
    }

    fn of_word(word: u64) -> Self {
        word as usize
    }
}

impl Word for bool {
    fn to_word(self) -> u64 {
        self.into()
    }

    fn of_word(word: u64) -> Self {
        word != 0
    }
}

/// None is the word that no value takes: all ones.
impl<T: Word> Word for Option<T> {
    fn to_word(self) -> u64 {
        self.map_or(u64::MAX, T::to_word)
    }

    fn of_word(word: u64) -> Self {
        (word != u64::MAX).then(|| T::of_word(word))
    }
}

/// What gives a value whenever it is asked. Its own trait: a `dyn Fn` carries a second copy of each closure, which nobody
/// calls, for those who would call it once.
pub trait Give<T> {
    /// The value as it is now.
    fn give(&self) -> T;
}

impl<T, F: Fn() -> T> Give<T> for F {
    fn give(&self) -> T {
        self()
    }
}

/// What hears an event, whenever one comes; its own trait for the same reason.
pub trait Hear {
    /// Hears it.
    fn hear(&self, event: &leptos::ev::Event);
}

impl<F: Fn(&leptos::ev::Event)> Hear for F {
    fn hear(&self, event: &leptos::ev::Event) {
        self(event);
    }
}

/// Runs now and whenever a signal that it read changes, for as long as the page lives.
pub fn effect(run: impl Fn() + 'static) {
    fn erased(run: Box<dyn Give<()>>) {
        // The effects of elements are of this type; `Effect` would bring its own.
        std::mem::forget(RenderEffect::new(move |_: Option<()>| run.give()));
    }
    erased(Box::new(run));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_goes_into_a_word_comes_out_of_it() {
        for value in [None, Some(0_usize), Some(7), Some(usize::MAX >> 1)] {
            assert_eq!(Option::<usize>::of_word(value.to_word()), value);
        }
        for value in [None, Some(false), Some(true)] {
            assert_eq!(Option::<bool>::of_word(value.to_word()), value);
        }
    }
}
